/// The adjectives. Each line: English, French, place, kinds (see ``Adjective/init(_:)``).
enum AdjectiveTable {
  static let all = """
    red/redder | rouge | after | clothing vehicle furniture toy coloured
    blue/bluer | bleu/bleue | after | clothing vehicle furniture toy
    green/greener | vert | after | clothing vehicle furniture coloured
    yellow/yellower | jaune | after | clothing vehicle furniture toy
    white/whiter | blanc/blanche | after | clothing vehicle furniture animal building
    black/blacker | noir | after | clothing vehicle furniture animal
    grey/greyer | gris | after | clothing vehicle animal
    brown/browner | marron= | after | clothing furniture
    big/bigger | grand | before | animal building vehicle furniture carriable place room nature
    small/smaller | petit | before | animal building vehicle furniture carriable place room toy
    beautiful | beau/belle/bel | before | clothing building vehicle nature animal story
    new/newer | nouveau/nouvelle/nouvel | before | clothing vehicle furniture readable building film
    old/older | vieux/vieille/vieil | before | person animal clothing vehicle furniture \
      building film
    young/younger | jeune | before | person animal
    good/better | bon/bonne | before | food drink readable film
    bad/worse | mauvais | before | film readable
    pretty/prettier | joli | before | clothing nature building room
    long/longer | long/longue | before | readable film question song
    interesting | intéressant | after | readable film question
    difficult | difficile | after | question
    easy/easier | facile | after | question
    boring | ennuyeux | after | readable film
    expensive | cher | after | clothing vehicle instrument breakable furniture
    heavy/heavier | lourd | after | carriable furniture
    light/lighter | léger | after | carriable
    empty/emptier | vide | after | container room
    clean/cleaner | propre | after | washable room place
    dirty/dirtier | sale | after | washable room
    modern | moderne | after | building furniture place
    famous | célèbre | after | person building story
    quiet/quieter | calme | after | room place
    fresh/fresher | frais/fraîche | after | fruit
    delicious | délicieux | after | food
    hot/hotter | chaud | after | drink dish
    cold/colder | froid | after | drink dish
    round/rounder | rond | after | toy furniture
    strange/stranger | étrange | after | readable film
    dangerous | dangereux | after | vehicle
    rare/rarer | rare | after | nature instrument
    funny/funnier | drôle | after | readable film
    French | français | after | person food readable film
    English | anglais | after | person readable film
    Italian | italien/italienne | after | person readable film vehicle
    Japanese | japonais | after | person vehicle film
    strong/stronger | fort | predicate | person family animal
    tall/taller | grand | predicate | person family
    happy/happier | heureux | predicate | person family
    sad/sadder | triste | predicate | person family
    tired | fatigué | predicate | person family animal
    ill | malade | predicate | person family animal
    kind/kinder | gentil/gentille | predicate | person family
    serious | sérieux | predicate | person family
    rich/richer | riche | predicate | person family
    poor/poorer | pauvre | predicate | person family
    intelligent | intelligent | predicate | person family animal
    patient | patient | predicate | person family
    polite | poli | predicate | person family
    proud/prouder | fier | predicate | person family
    shy | timide | predicate | person family
    curious | curieux | predicate | person family animal
    busy/busier | occupé | predicate | person family
    ready | prêt | predicate | person family
    angry/angrier | en colère= | predicate | person family
    late | en retard= | predicate | person family transport
    broken | cassé | predicate | breakable repairable
    """

  static func parse(_ table: String) -> [Adjective] {
    table.split(separator: "\n").map { Adjective(String($0)) }
  }
}
