/// Sentences of our own, written so that the phones that are rare in the phrasebook (zh, oy, uh, aw, th,
/// ch, jh, er, flaps, ng, y) occur often enough to be learned and counted.
enum CoverageSentences {
  static func all(of part: CorpusPart) -> [String] {
    (part == .train ? train : part == .dev ? dev : test).split(separator: "\n").map(String.init)
  }

  private static let train = """
    The boys enjoy a noisy voyage with their toys.
    Joyce pointed at the oil that was boiling in the foil.
    Her choice of coins annoyed the royal lawyer.
    Avoid the moist soil near the oysters.
    It gives me pleasure to measure the treasure in your garage.
    Our usual vision of leisure is a beige garage in Asia.
    A casual decision caused an explosion of confusion.
    The division will televise the unusual collision.
    Would you look at the good book that the woman put in the wood?
    He could have pulled the bush and pushed the hook by foot.
    The cook took sugar and a pudding from the full hood.
    The cows walked out of town without a sound.
    How about a loud shout from the mountain about the clouds?
    Our house is now surrounded by brown flowers.
    Both thieves thought that the north path was worth nothing.
    On Thursday the thin cloth was worth three thousand.
    The teeth of the youth are healthy, thank you very much.
    My father and mother bathe together in smooth weather.
    Charles watched each cheerful child reach the church.
    Which kitchen chair did the teacher choose to change?
    The judge enjoyed a large orange and a fudge bridge.
    George and Jane just joined a gentle soldier on the edge.
    Early birds heard the first nurse search for pearls.
    The girl turned thirty and learned thirteen words in church.
    A better butter got a little bitter in the water.
    Put a lot of pretty little bottles at the bottom of the waiting car.
    The city and the party voted to get out of it.
    Singing kings bring long strings and young things in spring.
    She is shaking and looking for something interesting to sing.
    You used a few beautiful new tunes with yellow music in Europe.
    Yes, a young yellow yak used to yell at the university yard.
    Vivian gave five vast villages very heavy gloves.
    Zebras in the zoo are lazy because of the breeze.
    Shiny shells should wash ashore in the ocean.
    Hot hands hold heavy hammers behind the hill.
    Why do white whales swim west while we wait?
    Big brown bears grab blue berries by the lake.
    Ten tall trees stood still at the gate of the estate.
    Go get the good green grapes and give them to the goat.
    Pack a paper cup, a purple apple and a sharp pencil.
    Old coats float slowly over the cold ocean road.
    A lamb and a cat sat back on the black mat at last.
    Even the queen sees three green leaves on the street.
    Let the red hen get seven eggs for ten men.
    Nine kind guys tried to fly the bright kite high.
    Eight gray apes ate the same plate of cake today.
    Uncle Buck must jump above the muddy rug.
    Tom stopped at the dark barn and got the calm farmer a watch.
    """

  private static let dev = """
    The boy's noisy toy destroyed the joy of the voyage.
    We measured the beige treasure with an unusual vision.
    A good cook should not put his foot on the full book.
    The loud crowd found a brown mouse around the house.
    Three thirsty thieves threw thick things in the bath.
    The child chose a chair and watched a cheap match.
    The judge and the gentle giant enjoyed ginger juice.
    The third girl heard a nervous bird turn in the dirt.
    A lot of water got into the little metal bottle.
    You said yes to the huge yellow museum in June.
    Sing a long song while the young king is bringing rings.
    They gather feathers with their other brother.
    """

  private static let test = """
    Spoiled oysters poison the joyful employer.
    The usual pleasure of television is a casual illusion.
    She took a good look at the wooden hook and pushed.
    Now the proud owl bows down to the crown in the south.
    Thank the author for the fourth theory about math.
    The butcher and the coach reached a rich beach.
    Jim imagined a strange jungle with a dangerous pigeon.
    Shirley's purple shirt was worse than the dirty curtain.
    He thought about what it would take to get a better letter.
    Few pupils refuse to argue with your new yacht crew.
    The angry singer is thinking of a strong English drink.
    Those clothes are smoother than leather, though.
    """
}
