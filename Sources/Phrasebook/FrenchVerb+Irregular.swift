extension FrenchVerb {
  /// The parts of an irregular verb, or nil where the endings decide.
  package static func irregular(_ infinitive: String) -> Parts? {
    if let row = rows[infinitive] { return row }
    for (prefix, model) in families where infinitive == prefix + model {
      guard let row = rows[model] else { return nil }
      return (row.present.map { prefix + $0 }, prefix + row.participle, prefix + row.future)
    }
    return nil
  }

  /// Compounds that follow their model behind a prefix.
  private static let families = [
    ("re", "venir"), ("de", "venir"), ("ap", "prendre"), ("com", "prendre"), ("pro", "mettre"),
    ("sou", "rire"), ("re", "voir"), ("re", "connaître"),
  ]

  /// infinitive: six present forms; participle; future stem.
  private static let rows: [String: Parts] = {
    var rows: [String: Parts] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
      precondition(fields.count == 3 && fields[0].count == 7, "bad conjugation: \(line)")
      rows[fields[0][0]] = (Array(fields[0].dropFirst()), fields[1][0], fields[2][0])
    }
    return rows
  }()

  private static let table = """
    être suis es est sommes êtes sont; été; ser
    avoir ai as a avons avez ont; eu; aur
    aller vais vas va allons allez vont; allé; ir
    faire fais fais fait faisons faites font; fait; fer
    dire dis dis dit disons dites disent; dit; dir
    lire lis lis lit lisons lisez lisent; lu; lir
    écrire écris écris écrit écrivons écrivez écrivent; écrit; écrir
    venir viens viens vient venons venez viennent; venu; viendr
    tenir tiens tiens tient tenons tenez tiennent; tenu; tiendr
    voir vois vois voit voyons voyez voient; vu; verr
    savoir sais sais sait savons savez savent; su; saur
    pouvoir peux peux peut pouvons pouvez peuvent; pu; pourr
    vouloir veux veux veut voulons voulez veulent; voulu; voudr
    devoir dois dois doit devons devez doivent; dû; devr
    prendre prends prends prend prenons prenez prennent; pris; prendr
    mettre mets mets met mettons mettez mettent; mis; mettr
    boire bois bois boit buvons buvez boivent; bu; boir
    croire crois crois croit croyons croyez croient; cru; croir
    connaître connais connais connaît connaissons connaissez connaissent; \
      connu; connaîtr
    vivre vis vis vit vivons vivez vivent; vécu; vivr
    suivre suis suis suit suivons suivez suivent; suivi; suivr
    ouvrir ouvre ouvres ouvre ouvrons ouvrez ouvrent; ouvert; ouvrir
    offrir offre offres offre offrons offrez offrent; offert; offrir
    découvrir découvre découvres découvre découvrons découvrez découvrent; \
      découvert; découvrir
    partir pars pars part partons partez partent; parti; partir
    sortir sors sors sort sortons sortez sortent; sorti; sortir
    dormir dors dors dort dormons dormez dorment; dormi; dormir
    servir sers sers sert servons servez servent; servi; servir
    sentir sens sens sent sentons sentez sentent; senti; sentir
    courir cours cours court courons courez courent; couru; courr
    rire ris ris rit rions riez rient; ri; rir
    recevoir reçois reçois reçoit recevons recevez reçoivent; reçu; recevr
    conduire conduis conduis conduit conduisons conduisez conduisent; conduit; conduir
    construire construis construis construit construisons construisez construisent; \
      construit; construir
    peindre peins peins peint peignons peignez peignent; peint; peindr
    pleuvoir pleux pleux pleut pleuvons pleuvez pleuvent; plu; pleuvr
    mourir meurs meurs meurt mourons mourez meurent; mort; mourr
    naître nais nais naît naissons naissez naissent; né; naîtr
    """
}
