import Phrasebook
import Testing

/// Conjugations against forms written out by hand.
@Suite struct FrenchVerbTests {
  struct Table: Sendable, CustomTestStringConvertible {
    let verb: String
    let tense: FrenchVerb.Tense
    let forms: String

    init(_ verb: String, _ tense: FrenchVerb.Tense, _ forms: String) {
      self.verb = verb
      self.tense = tense
      self.forms = forms
    }

    var testDescription: String { "\(verb) \(tense)" }
  }

  static let tables = [
    Table("parler", .present, "parle parles parle parlons parlez parlent"),
    Table("manger", .present, "mange manges mange mangeons mangez mangent"),
    Table("manger", .imperfect, "mangeais mangeais mangeait mangions mangiez mangeaient"),
    Table("commencer", .present, "commence commences commence commençons commencez commencent"),
    Table(
      "commencer", .imperfect,
      "commençais commençais commençait commencions commenciez commençaient"),
    Table("acheter", .present, "achète achètes achète achetons achetez achètent"),
    Table("acheter", .future, "achèterai achèteras achètera achèterons achèterez achèteront"),
    Table("acheter", .imperfect, "achetais achetais achetait achetions achetiez achetaient"),
    Table("appeler", .present, "appelle appelles appelle appelons appelez appellent"),
    Table("appeler", .future, "appellerai appelleras appellera appellerons appellerez appelleront"),
    Table("préférer", .present, "préfère préfères préfère préférons préférez préfèrent"),
    Table(
      "préférer", .future, "préférerai préféreras préférera préférerons préférerez préféreront"),
    Table("espérer", .present, "espère espères espère espérons espérez espèrent"),
    Table("nettoyer", .present, "nettoie nettoies nettoie nettoyons nettoyez nettoient"),
    Table(
      "nettoyer", .future, "nettoierai nettoieras nettoiera nettoierons nettoierez nettoieront"),
    Table("essayer", .present, "essaie essaies essaie essayons essayez essaient"),
    Table("envoyer", .present, "envoie envoies envoie envoyons envoyez envoient"),
    Table("envoyer", .future, "enverrai enverras enverra enverrons enverrez enverront"),
    Table("étudier", .imperfect, "étudiais étudiais étudiait étudiions étudiiez étudiaient"),
    Table("choisir", .present, "choisis choisis choisit choisissons choisissez choisissent"),
    Table(
      "choisir", .imperfect,
      "choisissais choisissais choisissait choisissions choisissiez choisissaient"),
    Table("nourrir", .future, "nourrirai nourriras nourrira nourrirons nourrirez nourriront"),
    Table("attendre", .present, "attends attends attend attendons attendez attendent"),
    Table(
      "attendre", .conditional,
      "attendrais attendrais attendrait attendrions attendriez attendraient"),
    Table("être", .present, "suis es est sommes êtes sont"),
    Table("être", .imperfect, "étais étais était étions étiez étaient"),
    Table("être", .future, "serai seras sera serons serez seront"),
    Table("avoir", .present, "ai as a avons avez ont"),
    Table("avoir", .imperfect, "avais avais avait avions aviez avaient"),
    Table("avoir", .future, "aurai auras aura aurons aurez auront"),
    Table("aller", .present, "vais vas va allons allez vont"),
    Table("aller", .conditional, "irais irais irait irions iriez iraient"),
    Table("faire", .imperfect, "faisais faisais faisait faisions faisiez faisaient"),
    Table("boire", .present, "bois bois boit buvons buvez boivent"),
    Table("boire", .imperfect, "buvais buvais buvait buvions buviez buvaient"),
    Table("voir", .future, "verrai verras verra verrons verrez verront"),
    Table("voir", .imperfect, "voyais voyais voyait voyions voyiez voyaient"),
    Table("vouloir", .present, "veux veux veut voulons voulez veulent"),
    Table("pouvoir", .conditional, "pourrais pourrais pourrait pourrions pourriez pourraient"),
    Table("devoir", .present, "dois dois doit devons devez doivent"),
    Table("apprendre", .present, "apprends apprends apprend apprenons apprenez apprennent"),
    Table(
      "comprendre", .imperfect,
      "comprenais comprenais comprenait comprenions compreniez comprenaient"),
    Table("revenir", .present, "reviens reviens revient revenons revenez reviennent"),
    Table("revenir", .future, "reviendrai reviendras reviendra reviendrons reviendrez reviendront"),
    Table("écrire", .present, "écris écris écrit écrivons écrivez écrivent"),
    Table("lire", .imperfect, "lisais lisais lisait lisions lisiez lisaient"),
    Table("connaître", .present, "connais connais connaît connaissons connaissez connaissent"),
    Table(
      "connaître", .future, "connaîtrai connaîtras connaîtra connaîtrons connaîtrez connaîtront"),
    Table("ouvrir", .present, "ouvre ouvres ouvre ouvrons ouvrez ouvrent"),
    Table("dormir", .present, "dors dors dort dormons dormez dorment"),
    Table("courir", .future, "courrai courras courra courrons courrez courront"),
    Table("peindre", .present, "peins peins peint peignons peignez peignent"),
    Table(
      "construire", .present, "construis construis construit construisons construisez construisent"),
    Table(
      "conduire", .imperfect, "conduisais conduisais conduisait conduisions conduisiez conduisaient"
    ),
    Table("suivre", .present, "suis suis suit suivons suivez suivent"),
    Table("rire", .imperfect, "riais riais riait riions riiez riaient"),
    Table("croire", .present, "crois crois croit croyons croyez croient"),
    Table("savoir", .future, "saurai sauras saura saurons saurez sauront"),
    Table("vendre", .present, "vends vends vend vendons vendez vendent"),
    Table("se lever", .present, "lève lèves lève levons levez lèvent"),
    Table("se lever", .future, "lèverai lèveras lèvera lèverons lèverez lèveront"),
  ]

  @Test(arguments: tables) func conjugation(_ table: Table) {
    let verb = FrenchVerb.named(table.verb)
    let forms = Person.Form.allCases.map { verb.form(table.tense, $0) }
    #expect(forms.joined(separator: " ") == table.forms)
  }

  @Test func participles() {
    let expected = [
      "manger": "mangé", "finir": "fini", "vendre": "vendu", "prendre": "pris",
      "apprendre": "appris",
      "lire": "lu", "écrire": "écrit", "boire": "bu", "ouvrir": "ouvert", "voir": "vu",
      "suivre": "suivi", "peindre": "peint", "conduire": "conduit", "connaître": "connu",
      "avoir": "eu", "être": "été", "devoir": "dû", "rire": "ri", "courir": "couru",
      "revenir": "revenu", "dormir": "dormi", "construire": "construit", "perdre": "perdu",
    ]
    for (verb, participle) in expected {
      #expect(FrenchVerb.named(verb).participle == participle)
    }
  }

  @Test func participlesAgree() {
    let taken = FrenchVerb.named("prendre")
    #expect(taken.participle(.masculine, .plural) == "pris")
    #expect(taken.participle(.feminine, .singular) == "prise")
    #expect(taken.participle(.feminine, .plural) == "prises")
    let gone = FrenchVerb.named("aller")
    #expect(gone.participle(.masculine, .plural) == "allés")
    #expect(gone.participle(.feminine, .plural) == "allées")
    #expect(FrenchVerb.named("devoir").participle(.feminine, .singular) == "due")
  }

  @Test func auxiliaries() {
    for verb in ["aller", "partir", "revenir", "se lever", "sortir", "tomber", "rester", "arriver"]
    {
      #expect(FrenchVerb.named(verb).auxiliary == .être, "\(verb)")
    }
    for verb in ["manger", "courir", "marcher", "voyager", "dormir", "être"] {
      #expect(FrenchVerb.named(verb).auxiliary == .avoir, "\(verb)")
    }
  }

  @Test func imperatives() {
    let expected = [
      ("manger", "mange", "mangez"), ("ouvrir", "ouvre", "ouvrez"), ("aller", "va", "allez"),
      ("prendre", "prends", "prenez"), ("finir", "finis", "finissez"), ("être", "sois", "soyez"),
      ("acheter", "achète", "achetez"), ("lire", "lis", "lisez"), ("avoir", "aie", "ayez"),
    ]
    for (verb, familiar, polite) in expected {
      #expect(FrenchVerb.named(verb).imperative(.tu) == familiar)
      #expect(FrenchVerb.named(verb).imperative(.vous) == polite)
    }
  }
}
