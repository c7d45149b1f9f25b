import type { ReportWords } from './english.ts';

/** What a report says in German. */
export const german: ReportWords = {
  title: 'Bericht über eine Unterschrift',
  titles: (count) => `Berichte über ${count} Unterschriften`,
  verifyQuestion: (name) => `Ist es ${name}?`,
  identifyQuestion: 'Wessen Unterschrift ist es?',
  page: (page, pages) => `Seite ${page} von ${pages}`,
  made: (when, version) => `Erstellt von Paraph ${version}, ${when}`,
  words: {
    genuine: 'Echt',
    inconclusive: 'Nicht eindeutig',
    forged: 'Gefälscht',
    copy: 'Kopie',
    unknown: 'Unbekannt',
    identified: (name) => `Erkannt: ${name}`,
  },
  means: {
    genuine: (name) =>
      `Die fragliche Unterschrift weicht von den Vergleichsunterschriften von ${name} nicht stärker ab, als die Vorgaben es für eigene Unterschriften zulassen.`,
    forged: (name) =>
      `Die fragliche Unterschrift weicht von den Vergleichsunterschriften von ${name} stärker ab, als die Vorgaben es zulassen. Mehr sagt das Wort nicht: Auch ein ungewohnter Stift, Eile, Krankheit oder Alter können der Grund sein.`,
    copy: 'Die fragliche Unterschrift gleicht einer Vergleichsunterschrift zu sehr, um neu geschrieben zu sein: Sie wurde wahrscheinlich eingefügt, erneut gescannt oder skaliert.',
    inconclusive: {
      'between-thresholds':
        'Der Abstand liegt dort, wo echte Unterschriften und Fälschungen sich überschneiden. Die Messung entscheidet das nicht.',
      'unusable-image': 'Das Bild enthält zu wenig Tinte zum Vergleichen.',
      'no-specimens': 'Es gab keine Vergleichsunterschrift.',
      'near-when-turned':
        'So, wie sie liegt, ist die fragliche Unterschrift zu weit von den Vergleichsunterschriften entfernt; um drei Grad gedreht nicht mehr. Die Messung entscheidet das nicht.',
      'unlike-calibration':
        'Der Vergleich ist anders als alles, woran die Fehlerraten gemessen wurden; darum lässt sich keine angeben, und die Messung entscheidet nichts.',
    },
    identified: (name) => `${name} unterschreibt so: näher als die Grenze für einen Bestand dieser Größe.`,
    notIdentified: {
      'unusable-image': 'Das Bild enthält zu wenig Tinte zum Vergleichen.',
      'empty-gallery': 'Niemand war erfasst, also gab es niemanden zum Vergleichen.',
      'nobody-near': 'Niemand Erfasstes unterschreibt ähnlich genug.',
      'unlike-calibration':
        'Die Unterschrift oder die Vergleichsunterschriften sind anders als alles, woran die Grenze für einen Namen gemessen wurde; darum nennt die Messung niemanden.',
    },
  },
  unlike: { title: 'Was anders ist' },
  decision: {
    title: 'Entscheidung eines Menschen',
    none: 'Über dieses Ergebnis hat noch niemand entschieden.',
    steps: {
      confirmed: (by) => `Bestätigt von ${by}`,
      overruled: (by) => `Verworfen von ${by}`,
      'settled-genuine': (by) => `Geklärt von ${by}: Die Unterschrift war echt`,
      'settled-forged': (by) => `Geklärt von ${by}: Die Unterschrift war gefälscht`,
      'sent-on': (by) => `Zur zweiten Prüfung weitergegeben von ${by}`,
      withdrawn: (by) => `Entscheidung zurückgenommen von ${by}`,
    },
    same: (name, by) => `${by}: Es ist die Unterschrift von ${name}`,
    different: (name, by) => `${by}: Es ist nicht die Unterschrift von ${name}`,
    withdrawn: (name, by) => `${by}: Zu ${name} wird nichts mehr gesagt`,
  },
  flags: {
    title: 'Hinweise',
    names: {
      blank: 'leer: Es gibt keine Tinte zum Vergleichen',
      faint: 'blass: Es wurde wenig Tinte gefunden',
      clipped: 'angeschnitten: Tinte berührt den Rand, ein Teil kann fehlen',
      'too-small': 'zu klein: Die Unterschrift hat wenige Bildpunkte',
      'several-signatures': 'im Ausschnitt scheinen mehrere Unterschriften zu sein',
      'few-specimens': 'wenige Vergleichsunterschriften: Wie stark diese Hand schwankt, ist kaum bekannt',
      'copy-of-specimen': 'Kopie einer Vergleichsunterschrift: zu gleich, um neu geschrieben zu sein',
      'copy-of-case': 'Kopie einer schon einmal geprüften Unterschrift: zu gleich, um neu geschrieben zu sein',
      'old-specimens':
        'alte Vergleichsunterschriften: Selbst die jüngste ist Jahre alt, und Handschriften verändern sich',
      'years-apart':
        'Vergleichsunterschriften Jahre auseinander: Diese Hand wirkt schwankender, als sie es zu einer Zeit ist',
      'stranger-among-specimens':
        'eine Vergleichsunterschrift scheint nicht dazuzugehören: Die Hand wirkt schwankender, als sie ist, und mehr Fälschungen gehen durch',
    },
  },
  copies: {
    ofCase:
      'Die fragliche Unterschrift gleicht einer schon einmal geprüften zu sehr, um neu geschrieben zu sein: Eine der beiden ist eine Kopie.',
    otherwise: (verdict) =>
      `Allein nach dem Abstand lautete das Ergebnis: ${verdict}. Der Abstand einer Kopie beweist nichts.`,
    aSpecimen: 'Eine Vergleichsunterschrift',
    earlier: (id) => `Die fragliche Unterschrift des Falls ${id}`,
    identical: 'dieselbe Tinte wie die fragliche Unterschrift, Bildpunkt für Bildpunkt.',
    coincides: (share) =>
      `Ihre Linie deckt sich mit der der fraglichen Unterschrift auf ${share} der Länge, bis auf 1 % der Breite. Zwei Unterschriften tun das nie.`,
    turned: (degrees) => `Die beiden sind um ${degrees.replace('.', ',')}° gegeneinander gedreht.`,
  },
  pictures: {
    title: 'Bilder',
    questioned: 'Fragliche Unterschrift',
    scanned: 'wie gescannt',
    cleaned: 'bereinigt, wie verglichen',
    specimen: (rank, total) => `Vergleichsunterschrift ${rank} von ${total}, nächstliegende zuerst`,
    nearestOf: (name) => `Nächstliegende Vergleichsunterschrift von ${name}`,
    distance: (distance) => `Abstand ${distance}`,
    signedOn: (date) => `unterschrieben am ${date}`,
    gone: 'Diese Vergleichsunterschrift wurde nach dem Vergleich entfernt; ihr Bild ist nicht mehr vorhanden.',
  },
  comparison: {
    title: 'Vergleich',
    adjusted: 'Abstand abzüglich der Streuung der Vergleichsunterschriften',
    mean: 'Mittlerer Abstand zu den Vergleichsunterschriften',
    least: 'Kleinster Abstand zu einer Vergleichsunterschrift',
    spread: 'Streuung der Vergleichsunterschriften untereinander',
    noSpread: 'bei einer einzigen unbekannt',
    accept: 'Echt bis',
    reject: 'Gefälscht über',
    compared: 'Verglichene Vergleichsunterschriften',
    form: 'Form der Unterschrift',
    forms: { full: 'ganze Unterschrift', initials: 'Paraphe' },
    rulerSummary: (distance, accept, reject) =>
      `Lineal der Abstände: diese Unterschrift bei ${distance}; echt bis ${accept}, gefälscht über ${reject}.`,
    probe: 'diese Unterschrift',
    alike: 'ähnlich',
    different: 'verschieden',
    toSpecimens: 'zu jeder Vergleichsunterschrift',
    amongSpecimens: 'Vergleichsunterschriften untereinander',
    genuine: 'echte Unterschriften',
    skilled: 'geübte Fälschungen',
    random: 'Unterschriften anderer',
    rulerNote:
      'Die Balken umfassen die mittleren 90 % der Schreiber, an denen das Modell kalibriert wurde; die Kerbe ist ihr Median. Sie sind im selben Maßstab gezeichnet wie der Abstand darüber.',
    candidates: 'Nächstliegende Personen',
    candidate: 'Person',
    distance: 'Abstand',
    ranked: 'nur gereiht',
    limit: 'Ein Name wird vergeben bis',
    gallery: 'Verglichene Personen',
  },
  reasons: { title: 'Gründe' },
  rates: {
    title: 'Fehlerquoten, die diese Zahl von Vergleichsunterschriften trägt',
    falseAcceptanceSkilled: 'der geübten Fälschungen gelten als echt',
    falseAcceptanceRandom: 'der Unterschriften anderer gelten als echt',
    falseRejection: 'der echten Unterschriften gelten als gefälscht',
    atMost: (rate) => `höchstens ${rate}`,
    note: (count) =>
      `Gemessen mit ${count === 1 ? 'einer Vergleichsunterschrift' : `${count} Vergleichsunterschriften`} je Person an den Schreibern, an denen das Modell kalibriert wurde; „höchstens“ ist, was es unter anderen Schreibern ihrer Art sein kann, mit 95 % Sicherheit. Andere Hände, Stifte und Scanner können mehr Fehler ergeben.`,
    none: 'Es wurde nichts verglichen, also gilt keine Fehlerquote.',
    unlike: 'Der Vergleich ist anders als alles, woran die Fehlerquoten gemessen wurden; darum gilt keine.',
    expect: (count, odds) =>
      `Mit ${count === 1 ? 'einer Vergleichsunterschrift wie dieser' : `${count} Vergleichsunterschriften wie diesen`} ginge 1 von ${odds} geübten Fälschungen durch, wenn nichts offenbleibt und ebenso viele echte Unterschriften durchfallen.`,
  },
  settings: {
    title: 'Vorgaben und Modell',
    falseAcceptance: 'Geübte Fälschungen, die als echt gelten, höchstens',
    falseRejection: 'Echte Unterschriften, die als gefälscht gelten, höchstens',
    falseIdentification: 'Fremde, die einen Namen bekommen, höchstens',
    model: 'Modell',
    modelKey: 'Modellschlüssel (Hash von Gewichten, Aufbereitung und Netz)',
    otherModel: 'nicht mehr in Gebrauch',
    thresholds: 'Schwellen',
    asShipped: 'aus der eigenen Kalibrierung des Modells',
    recalibrated: (cases, when) =>
      `aus der Kalibrierung des Modells, verschoben nach ${cases === 1 ? 'einem entschiedenen Fall' : `${cases} entschiedenen Fällen`} dieses Arbeitsbereichs, übernommen am ${when}`,
    software: 'Software',
  },
  origin: {
    title: 'Herkunft und Aufzeichnung',
    file: 'Datei',
    fileHash: 'SHA-256 der Datei',
    noHash: 'für so alte Fälle nicht aufgezeichnet',
    region: 'Ausschnitt',
    wholePage: 'die ganze erste Seite',
    place: (page, x, y, width, height) => `Seite ${page}, ${width} × ${height} Bildpunkte bei ${x}, ${y}`,
    quality: 'Qualität',
    good: 'gut',
    unusable: 'nicht verwendbar',
    ink: 'Größe und Tinte',
    pixels: (width, height, ink) => `${width} × ${height} Bildpunkte, davon ${ink} Tinte`,
    compared: 'Verglichen',
    case: 'Fall',
    person: 'Person',
    log: 'Eintrag im Protokoll',
    entry: (sequence) => `Nr. ${sequence}`,
    logHash: 'Hash dieses Eintrags',
    noLog: 'keiner',
  },
  limits: {
    title: 'Was dieser Bericht nicht sagt',
    points: [
      'Ein Ergebnis ist eine Messung, kein Beweis. Es sagt, wie weit eine Unterschrift von einigen Vergleichsunterschriften entfernt liegt, nach einem Modell und einer Vorgabe.',
      '„Gefälscht“ heißt: weicht stärker ab, als die Vorgaben es zulassen. „Echt“ heißt: weicht nicht stärker ab. Keines von beiden nennt mit Gewissheit, wer geschrieben hat.',
      'Das Ergebnis setzt voraus, dass die Vergleichsunterschriften echt sind. Paraph kann das nicht erkennen.',
      'Das Modell sieht Tinte ohne Papier, Farbe, Druck oder Reihenfolge der Striche. Eine Kopie zeigt sich nur an den Vergleichsunterschriften und früheren Fällen, mit denen verglichen wurde: Eine von einem anderen Original bleibt unbemerkt.',
      'Die Fehlerquoten gelten für die Schreiber, an denen sie gemessen wurden, für andere nur zum Teil.',
      'Er ersetzt keine Untersuchung der Originale durch Schriftsachverständige.',
    ],
  },
  missing: {
    title: 'Nicht darstellbare Zeichen',
    note: (codes) => `Keine Schrift dieses Berichts enthält sie; an ihrer Stelle steht ihr Codepunkt: ${codes}.`,
  },
};
