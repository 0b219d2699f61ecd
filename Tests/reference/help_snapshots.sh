#!/usr/bin/env bash
# Writes the help text of every command into Tests/CommandTests/Fixtures/help, from the built
# command: swift build -c release && Tests/reference/help_snapshots.sh [PLUMB]
set -euo pipefail
cd "$(dirname "$0")/../.."

plumb="${1:-$(swift build -c release --show-bin-path)/plumb}"
folder=Tests/CommandTests/Fixtures/help
export COLUMNS=100
rm -rf "$folder"
mkdir -p "$folder"

snapshot() { # command words
  "$plumb" "$@" --help >"$folder/$(IFS=-; echo "plumb${*:+-$*}").txt"
  # Subcommands stand in lines of two blanks and a name, under SUBCOMMANDS.
  "$plumb" "$@" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z][a-z0-9-]*\).*/\1/p' |
    while read -r name; do
      [ "$name" = help ] || snapshot "$@" "$name"
    done
}
snapshot
