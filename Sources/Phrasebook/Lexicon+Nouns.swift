/// The nouns. Each line: English, French, gender, kinds (see ``Noun/init(_:)``).
enum NounTable {
  static let people = """
    man/men | homme | m | person
    woman/women | femme | f | person woman
    boy | garçon | m | person
    girl | fille | f | person woman
    child/children | enfant | m | person
    baby | bébé | m | person
    friend | ami | m | person
    teacher | professeur | m | person
    doctor | médecin | m | person
    student | étudiant | m | person
    nurse | infirmière | f | person woman
    neighbour | voisin | m | person
    cook | cuisinier | m | person
    baker | boulanger | m | person
    farmer | fermier | m | person
    waitress | serveuse | f | person woman
    lawyer | avocat | m | person
    actress | actrice | f | person woman
    policeman/policemen | policier | m | person
    tourist | touriste | m | person
    driver | chauffeur | m | person
    artist | artiste | m | person
    musician | musicien | m | person
    writer | écrivain | m | person
    queen | reine | f | person woman
    king | roi | m | person
    mother | mère | f | family woman
    father | père | m | family
    brother | frère | m | family sibling
    sister | sœur | f | family woman sibling
    uncle | oncle | m | family sibling
    aunt | tante | f | family woman sibling
    grandfather | grand-père/grands-pères | m | family
    grandmother | grand-mère/grands-mères | f | family woman
    son | fils | m | family sibling
    """

  static let nature = """
    dog | chien | m | animal drawable
    cat | chat | m | animal drawable
    horse | cheval | m | animal drawable
    bird | oiseau | m | animal drawable
    cow | vache | f | animal drawable
    hen | poule | f | animal drawable
    rabbit | lapin | m | animal drawable
    mouse/mice | souris | f | animal drawable
    flower | fleur | f | nature drawable solid
    tree | arbre | m | nature drawable solid
    """

  static let food = """
    apple | pomme | f | food fruit coloured
    orange | orange | f | food fruit
    pear | poire | f | food fruit
    banana | banane | f | food fruit
    cherry | cerise | f | food fruit
    strawberry | fraise | f | food fruit
    tomato | tomate | f | food fruit coloured
    carrot | carotte | f | food fruit
    potato | pomme de terre/pommes de terre | f | food
    egg | œuf | m | food
    cake | gâteau | m | food dish solid
    sandwich | sandwich/sandwichs | m | food
    biscuit | biscuit | m | food
    bread | pain | m | food mass solid
    cheese | fromage | m | food mass solid
    meat | viande | f | food mass dish solid
    fish | poisson | m | food mass dish
    rice | riz | m | food mass dish
    soup | soupe | f | food mass dish
    chicken | poulet | m | food mass dish
    salad | salade | f | food mass
    jam | confiture | f | food mass
    chocolate | chocolat | m | food mass
    ham | jambon | m | food mass solid
    honey | miel | m | food mass
    butter | beurre | m | food mass
    ice cream | glace | f | food mass
    water | eau | f | drink mass
    milk | lait | m | drink mass
    tea | thé | m | drink dish mass
    coffee | café | m | drink dish mass
    wine | vin | m | drink mass
    beer | bière | f | drink mass
    orange juice | jus d'orange | m | drink mass
    """

  static let reading = """
    book | livre | m | readable writable object carriable printed
    newspaper | journal | m | readable object printed
    letter | lettre | f | readable writable openable
    novel | roman | m | readable writable printed
    poem | poème | m | readable writable
    magazine | magazine | m | readable object printed
    message | message | m | readable writable
    report | rapport | m | readable writable
    postcard | carte postale/cartes postales | f | readable writable printed
    story | histoire | f | readable writable story
    question | question | f | question
    lesson | leçon | f | question
    song | chanson | f | music song
    music | musique | f | music mass
    radio/radios | radio | f | broadcast repairable
    film | film | m | film
    match | match/matchs | m | film
    television | télévision | f | screen mass
    """

  static let things = """
    bag | sac | m | object carriable openable container
    hat | chapeau | m | clothing
    coat | manteau | m | clothing warm washable
    shirt | chemise | f | clothing washable
    dress | robe | f | clothing washable
    skirt | jupe | f | clothing washable
    jacket | veste | f | clothing warm washable
    scarf/scarves | écharpe | f | clothing warm washable
    tie | cravate | f | clothing
    shoe | chaussure | f | clothing pair
    umbrella | parapluie | m | object carriable openable
    watch | montre | f | object breakable repairable
    phone | téléphone | m | object breakable repairable
    computer | ordinateur | m | object repairable
    key | clé | f | object
    pen | stylo | m | object
    knife/knives | couteau | m | object washable
    plate | assiette | f | object breakable washable
    glass | verre | m | object breakable washable container
    cup | tasse | f | object breakable washable container
    bottle | bouteille | f | object breakable openable carriable container
    lamp | lampe | f | furniture breakable repairable
    mirror | miroir | m | furniture breakable
    clock | horloge | f | furniture repairable breakable
    table | table | f | furniture paintable repairable
    chair | chaise | f | furniture paintable repairable carriable
    bed | lit | m | furniture
    armchair | fauteuil | m | furniture repairable
    painting | tableau | m | object
    photo/photos | photo | f | object
    box | boîte | f | object carriable openable container
    suitcase | valise | f | object carriable openable container
    gift | cadeau | m | object openable
    jewel | bijou/bijoux | m | object
    ticket | billet | m | object
    map | carte | f | object
    toy | jouet | m | toy object repairable
    ball | balle | f | toy object
    guitar | guitare | f | instrument
    piano/pianos | piano | m | instrument
    violin | violon | m | instrument
    flute | flûte | f | instrument
    car | voiture | f | vehicle motor washable repairable
    bicycle | vélo | m | vehicle washable repairable
    lorry | camion | m | vehicle motor washable repairable
    boat | bateau | m | vehicle repairable paintable drawable
    plane | avion | m | transport
    train | train | m | transport
    bus | bus | m | transport
    taxi | taxi | m | transport
    door | porte | f | openable paintable repairable
    window | fenêtre | f | openable paintable breakable washable
    wall | mur | m | paintable
    house | maison | f | building home paintable drawable
    bridge | pont | m | building drawable paintable
    """

  static let abstract = """
    French | français | m | language mass
    English | anglais | m | language mass
    Italian | italien | m | language mass
    Spanish | espagnol | m | language mass
    German | allemand | m | language mass
    Japanese | japonais | m | language mass
    history | histoire | f | subject mass
    mathematics/mathematics | mathématique/mathématiques | f | subject
    football | football | m | sport mass
    tennis | tennis | m | sport mass
    cards/cards | carte/cartes | f | sport
    chess/chess | échec/échecs | m | sport
    """

  static func parse(_ table: String) -> [Noun] {
    table.split(separator: "\n").map { Noun(String($0)) }
  }
}
