#!/usr/bin/env bash
# Makes the manifests that RESULTS.md was measured on: LJ Speech, Asterisk's prompts, TIMIT's sample and spoken
# digits in one, phones as CMUdict writes them.
#
#   recipes/recordings/pool.sh DATA PROMPTS DIGITS OUT
#
# DATA     ljspeech-141 (sounds, transcripts.tsv), cmudict (cmudict.dict), asterisk-prompts (core-sounds-en.txt) and
#          timit-sample (timit and splits, as the recipe timit-sample wants them)
# PROMPTS  the sounds of Debian's asterisk-core-sounds-en-wav: /usr/share/asterisk/sounds/en_US_f_Allison
# DIGITS   the recordings of the Free Spoken Digit Dataset
# OUT      gets train.tsv, dev.tsv and a test.tsv for each: test-lj.tsv, test-prompts.tsv, test-timit.tsv, test-digits.tsv
set -euo pipefail
[ $# -eq 4 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 64; }
data=$(realpath "$1") prompts=$(realpath "$2") digits=$(realpath "$3") out=$4
recipes=$(dirname "$(dirname "$(realpath "$0")")")
mkdir -p "$out"
cd "$out"
dictionary=$data/cmudict/cmudict.dict

plumb corpus recordings "$data/ljspeech-141" --transcripts "$data/ljspeech-141/transcripts.tsv" \
  --column normalized --dictionary "$dictionary" --leave-out-unknown --out lj.part
plumb corpus recordings "$prompts" --transcripts "$data/asterisk-prompts/core-sounds-en.txt" \
  --dictionary "$dictionary" --leave-out-unknown --out prompts.part
for speakers in george,jackson,nicolas,yweweler lucas,theo; do
  plumb corpus recordings "$digits" --name '{words}_{speaker}_{take}' --where "speaker=$speakers" \
    --where "take=$([ "$speakers" = lucas,theo ] && echo 0-4 || echo 0-24)" \
    --dictionary "$recipes/fsdd/digits.dict" --out "digits-$speakers.part"
done

for name in train dev test-lj test-prompts test-timit test-digits; do
  printf 'id\tsound\tspeaker\tphones\n' > "$name.tsv"
done

# Every tenth sentence tests, every twentieth develops.
split() { # NAME SPEAKER PREFIX
  awk -F '\t' -v OFS='\t' -v name="$1" -v speaker="$2" -v prefix="$3" 'NR > 1 {
    n = NR - 2
    file = n % 10 == 0 ? "test-" name : n % 20 == 5 ? "dev" : "train"
    gsub("/", "_", $1)
    print prefix $1, $2, speaker, $3 >> (file ".tsv")
  }' "$1.part"
}
split lj lj lj-
split prompts allison ast-

# TIMIT's phones as CMUdict's: closures, pauses and glottal stops are none of them, syllabic and reduced ones fold.
for part in train dev test; do
  file=$([ $part = test ] && echo test-timit || echo $part)
  while read -r speaker; do
    for phones in "$data"/timit-sample/timit/train/*/"${speaker,,}"/s[ix]*.phn; do
      awk -v OFS='\t' -v id="timit-$speaker-$(basename "$phones" .phn)" -v sound="${phones%.phn}.wav" \
        -v speaker="$speaker" 'BEGIN {
          split("ax ah ax-h ah ix ih axr er el l em m en n eng ng nx n hv hh ux uw dx t", pairs, " ")
          for (i = 1; i in pairs; i += 2) folded[pairs[i]] = pairs[i + 1]
          split("h# pau epi q bcl dcl gcl kcl pcl tcl", none, " ")
          for (i in none) dropped[none[i]] = 1
        }
        !($3 in dropped) { line = line (line ? " " : "") ($3 in folded ? folded[$3] : $3) }
        END { print id, sound, speaker, line }' "$phones" >> "$file.tsv"
    done
  done < "$data/timit-sample/splits/${part}_spk.list"
done

tail -q -n +2 digits-george,*.part >> train.tsv
tail -q -n +2 digits-lucas,*.part >> test-digits.tsv
rm ./*.part
wc -l ./*.tsv
