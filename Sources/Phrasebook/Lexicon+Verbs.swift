/// The verbs. Each line: English, French, kinds of object, determiners, flags
/// (see ``VerbSense/init(_:)``).
enum VerbTable {
  static let transitive = """
    eat/ate/eaten | manger | food | idnqt | order manner
    drink/drank/drunk | boire | drink | idqt | order manner
    prepare | préparer | dish | idq | order
    buy/bought | acheter | food drink clothing object furniture vehicle printed home | idntq | order long
    sell/sold | vendre | clothing furniture vehicle instrument home animal | idpn | order long
    read/read | lire | readable | idntpq | order
    write/wrote/written | écrire | writable | idnq | order long
    open | ouvrir | openable | dpt | order manner
    close | fermer | openable | dpt | order manner
    see/saw/seen | voir | person animal family building nature transport film | idntpq | simple
    look for | chercher | person animal object clothing | idpt | order long
    find/found | trouver | object clothing animal toy | idpnt | punctual
    lose/lost | perdre | object clothing toy | dpt | punctual bare long
    wear/wore/worn | porter | clothing | idpt |
    wash | laver | washable fruit | dpt | order
    clean | nettoyer | room vehicle furniture | dpt | order manner
    break/broke/broken | casser | breakable | dpnt | punctual bare
    repair | réparer | repairable | dpt | order manner
    paint | peindre | paintable | dpt | long
    draw/drew/drawn | dessiner | drawable | idnt | order skill
    choose/chose/chosen | choisir | clothing food vehicle readable film | idtn | order
    watch | regarder | film animal transport | idt | order
    watch | regarder | screen | g | order
    listen to | écouter | music story | dt | order
    listen to | écouter | broadcast | d | order
    sing/sang/sung | chanter | song | idnt | order skill
    play | jouer +de | instrument | d | skill
    play | jouer +à | sport | g | skill order
    like | aimer | animal food drink music film | gt | simple imperfect bare
    love | adorer | food drink animal music | gt | simple imperfect bare
    hate | détester | food drink animal film | gt | simple imperfect bare
    like | aimer | language subject sport | g | simple imperfect bare
    hate | détester | language subject sport | g | simple imperfect bare
    visit | visiter | building place | dtn | order long
    know/knew/known | connaître | person family song story building | dpt | simple imperfect bare
    wait for | attendre | person family transport | dpi | order
    help | aider | person family | dpnt | order
    invite | inviter | person family | dpnt | order
    meet/met | rencontrer | person family | idpnt | bare long
    thank | remercier | person family | dpt | order
    follow | suivre | person animal vehicle transport | dpt | order
    answer | répondre +à | person family question | dpt | order
    phone | téléphoner +à | person family | dp | order
    talk to | parler +à | person family | dpt | order
    look like | ressembler +à | family | p | simple imperfect bare
    need | avoir besoin +de | clothing object furniture vehicle food drink person | idpt | simple imperfect bare
    forget/forgot/forgotten | oublier | object clothing | dpt | punctual bare
    carry | porter | carriable | idpnt | order
    take/took/taken | prendre | transport | dit | order
    bring/brought | apporter | object food drink printed | idpnq | order
    learn/learnt | apprendre | language subject | g | order long
    learn/learnt | apprendre | song | idt | order long
    understand/understood | comprendre | question story | dt | simple bare
    understand/understood | comprendre | language subject | g | simple bare
    study | étudier | language subject | g | order long
    speak/spoke/spoken | parler | language | b | skill simple
    build/built | construire | building | idtn | long
    cut/cut/cut/cutting | couper | solid fruit | dit | order manner
    drive/drove/driven | conduire | motor | dpt | manner
    feed/fed | nourrir | animal | dpnt | order
    have/had | avoir | animal vehicle furniture object clothing instrument sibling | in | simple imperfect bare
    keep/kept | garder | object animal clothing | dpnt | order
    """

  static let intransitive = """
    sleep/slept | dormir | - | - | animal located manner
    work | travailler | - | - | located manner long
    sing/sang/sung | chanter | - | - | skill located manner
    dance | danser | - | - | skill located manner
    laugh | rire | - | - | bare
    cry | pleurer | - | - | bare located
    smile | sourire | - | - | bare
    run/ran/run/running | courir | - | - | animal located manner
    swim/swam/swum/swimming | nager | - | - | skill manner
    walk | marcher | - | - | manner animal
    wait | attendre | - | - | located
    eat/ate/eaten | manger | - | - | located manner
    study | étudier | - | - | located long
    rest | se reposer | - | - | located
    hurry | se dépêcher | - | - | bare
    arrive | arriver | - | - | located
    leave/left | partir | - | - | long
    go out/went/gone | sortir | - | - |
    fall/fell/fallen | tomber | - | - | punctual bare animal
    stay | rester | - | - | located
    get up/got/got/getting | se lever | - | - | simple
    go to bed/went/gone | se coucher | - | - | simple
    come back/came/come | revenir | - | - |
    travel/travelled/travelled/travelling | voyager | - | - | manner long
    """

  static let live = VerbSense("live | habiter | - | - | simple imperfect bare long")
  static let goTo = VerbSense("go/went/gone | aller | - | - | simple long")
  static let comeFrom = VerbSense("come/came/come | venir | - | - | simple imperfect bare")
  static let want = VerbSense(
    "want | vouloir | food drink object clothing animal | idntq | simple imperfect bare")

  static let giving = """
    give/gave/given | donner | object food clothing toy printed | idpn | order
    show/showed/shown | montrer | object readable clothing animal | dpti | order
    send/sent | envoyer | writable object | idnp | order
    lend/lent | prêter | vehicle object printed clothing | idp | order
    sell/sold | vendre | vehicle furniture instrument clothing | idpn | bare long
    tell/told | raconter | story | idp | order bare
    """

  static func parse(_ table: String) -> [VerbSense] {
    table.split(separator: "\n").map { VerbSense(String($0)) }
  }
}
