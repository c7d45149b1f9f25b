import { formatCount } from '../../format.ts';
import type { training as english } from '../english/training.ts';
import type { Words } from '../words.ts';
import { counted, people } from './counted.ts';

export const training: Words<typeof english> = {
  training: {
    title: 'Trainieren',
    intro:
      'Paraph kann aus den Unterschriften dieses Arbeitsbereichs lernen. Was dabei entsteht, ist ein Kandidat: Er antwortet niemandem, bevor Sie ihn einsetzen.',
    newRun: 'Neuer Lauf',
    tooFewHint: (have, needed) =>
      `Für ein Training braucht es ${people(needed)} mit je mindestens zwei Vergleichsunterschriften; bisher sind es ${formatCount(have)}. Einige werden zum Messen zurückgehalten, aus den übrigen wird gelernt.`,
    enrol: 'Person erfassen',
    folder: 'An einem Ordner mit Schreibern trainiert man auf der Kommandozeile:',
    material: (count) =>
      count === 1
        ? 'Eine Person dieses Arbeitsbereichs hat zwei oder mehr Vergleichsunterschriften.'
        : `${people(count)} dieses Arbeitsbereichs haben zwei oder mehr Vergleichsunterschriften.`,
    presetLabel: 'Was trainiert wird',
    presets: {
      adapt: [
        'Anpassen',
        'Geht von dem Modell aus, das jetzt antwortet, und bleibt nahe an dem, was es kann. Dauert Minuten; die übliche Wahl.',
      ],
      scratch: [
        'Von Grund auf',
        'Paraphs Netz mit zufälligen Gewichten. Um gut zu werden, braucht es Hunderte von Personen mit Fälschungen und viel Zeit.',
      ],
      guide: [
        'Wie im Leitfaden',
        'Mit zufälligen Gewichten nach dem Lehrbuch: zufällige Tripel, L2-Abstand, Margin 0,2. Um zuzusehen, wie One-Shot-Lernen geht.',
      ],
    },
    name: 'Name des Modells',
    defaultName: (day) => `Trainiert am ${day}`,
    details: 'Einzelheiten',
    reset: 'Wie in der Vorgabe',
    fields: {
      steps: ['Schritte', 'Wie oft das Netz einen Stapel ansieht und sich berichtigt.'],
      peak: [
        'Lernrate',
        'Wie groß eine Berichtigung nach den ersten, sanfteren Schritten ist. Ist sie zu groß, vergisst es, was es kann.',
      ],
      margin: [
        'Margin',
        'Wie viel weiter eine andere Hand entfernt sein muss als dieselbe, in der Einheit des Abstands.',
      ],
      writers: [
        'Personen im Stapel',
        'Wie viele Handschriften zusammen betrachtet werden. Mehr ergeben mehr schwierige Paare und dauern länger.',
      ],
      genuine: ['Unterschriften von jeder', 'Echte; weniger, wo eine Person nicht mehr hat.'],
      forged: ['Fälschungen von jeder', 'Aus Fällen, die als gefälscht entschieden wurden; keine, wo es keine gibt.'],
      towardsStart: [
        'Bindung an den Anfang',
        'Wie stark die Gewichte zu dem Modell zurückgezogen werden, mit dem der Lauf begann. 0 lässt los.',
      ],
      distillation: [
        'Bindung an die Antworten',
        'Wie viel es kostet, dieselben Bilder anders zu sehen als das Modell, mit dem der Lauf begann. 0 lässt los.',
      ],
      decision: [
        'Lernen nach dem, was entscheidet',
        'Wie viel es kostet, wenn eine Fälschung nach dem Abstand, der entscheidet, näher liegt als die echte Unterschrift von irgendwem. 0 lässt es weg.',
      ],
      overruledWeight: [
        'Gewicht verworfener Ergebnisse',
        'Wie viel öfter als eine Vergleichsunterschrift Ergebnisse angesehen werden, die sich als falsch erwiesen. 0 lässt sie weg.',
      ],
      hardWeight: [
        'Gewicht schwieriger Fälle',
        'Dasselbe für Ergebnisse, die richtig waren, aber nahe an einer Schwelle, und für nicht eindeutige, die geklärt wurden. 0 lässt sie weg.',
      ],
      heldOut: ['Zurückgehalten', 'Anteil der Personen, an denen gemessen und aus denen nie gelernt wird.'],
      seed: ['Startzahl', 'Für alles Zufällige: Dieselbe Zahl ergibt an denselben Unterschriften dasselbe Modell.'],
    },
    range: (least, most) => `Von ${least} bis ${most}.`,
    whole: 'Eine ganze Zahl.',
    misfit: 'Eine Zahl in den Einzelheiten geht nicht.',
    loss: 'Verlust',
    losses: {
      'triplet-l2': ['Tripel, L2-Abstand', 'Dieselbe Hand um die Margin näher als eine andere, in Luftlinie.'],
      'triplet-cosine': ['Tripel, Kosinusabstand', 'Dasselbe, nach dem Winkel zwischen beiden.'],
      contrastive: [
        'Kontrastive Paare',
        'Dieselbe Hand beisammen, andere mindestens um die Margin entfernt. Der ältere Weg.',
      ],
    },
    miner: 'Genommene Tripel',
    miners: {
      'batch-all': ['Alle', 'Jedes Tripel des Stapels, das die Margin noch verletzt.'],
      'batch-hard': ['Schwierigste', 'Zu jeder Unterschrift die fernste derselben und die nächste einer fremden Hand.'],
      'semi-hard': ['Halbschwierige', 'Fremde, die weiter entfernt sind als die eigene, aber nicht um die Margin.'],
      random: ['Zufällige', 'Was der Zufall gibt, wie im Leitfaden.'],
    },
    augmented: [
      'Jedes Bild verändern',
      'Jedes Mal gedreht, skaliert, geschert, dicker oder dünner, damit der Scan weniger zählt.',
    ],
    keptStatistics: [
      'Normierung beibehalten',
      'Die Schichten messen weiter an allem, was das erste Modell sah, nicht an jedem Stapel: Wenige Personen werden nicht zum Maß für alle.',
    ],
    begin: 'Training beginnen',
    oneAtATime: 'Ein Lauf auf einmal. Der nächste kann beginnen, wenn dieser vorbei oder angehalten ist.',
    underWay: 'Läuft',
    states: {
      preparing: 'Unterschriften werden gesammelt',
      running: 'Lernt',
      paused: 'Angehalten',
      finished: 'Fertig',
      cancelled: 'Abgebrochen',
      failed: 'Fehlgeschlagen',
    },
    judging: 'Wird am antwortenden Modell gemessen',
    judgingHint:
      'Es wird nicht mehr gelernt: Kandidat und aktives Modell beantworten dieselben Vergleiche. Etwa eine Minute.',
    pausing: 'Hält nach diesem Schritt an',
    finishing: 'Hört nach diesem Schritt auf',
    step: (step, steps) => `Schritt ${formatCount(step)} von ${formatCount(steps)}`,
    imagesPerSecond: (count) => `${count} Bilder pro Sekunde`,
    left: (duration) => `noch ${duration}`,
    data: (writers, genuine, forged) =>
      `${formatCount(writers)} Schreiber: ${formatCount(genuine)} echte, ${formatCount(forged)} gefälschte`,
    apart: (writers, forged) =>
      `davon ${formatCount(writers)} Schreiber zurückgehalten, mit ${counted(forged, 'Fälschung', 'Fälschungen')}`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    finish: 'Aufhören und das Beste bewerten',
    cancelRun: 'Lauf abbrechen',
    cancelTitle: 'Diesen Lauf abbrechen?',
    cancelBody: (name, step) =>
      `Aus „${name}“ wird nichts: Was in ${counted(step, 'Schritt', 'Schritten')} gelernt wurde, wird verworfen. Um es zu behalten, halten Sie den Lauf an oder hören Sie auf und lassen das Beste bewerten.`,
    keepOn: 'Weiterlaufen lassen',
    pausedHint: 'Er steht still und behält, was er gelernt hat, auch wenn Paraph geschlossen wird.',
    noCurves: 'Die ersten Punkte kommen mit den ersten Schritten.',
    smoothing: 'Glättung',
    stepAxis: 'Schritt',
    lossAxis: 'Verlust',
    lossRaw: 'wie gemessen',
    lossSmoothed: 'geglättet',
    shareAxis: 'Anteil',
    active: 'Tripel, die die Margin verletzen',
    spread: 'Streuung der Punkte',
    shares: 'Woraus noch gelernt wird',
    rateAxis: 'Lernrate × 1.000',
    rate: 'Lernrate',
    eer: 'Gleichfehlerquote an zurückgehaltenen Personen',
    eerAxis: '%',
    random: 'Unterschriften anderer',
    skilled: 'geübte Fälschungen',
    noSkilled:
      'Ohne Fälschungen bei den zurückgehaltenen Personen bleibt der Fehler bei geübten Fälschungen unbekannt.',
    triplet: 'Das wird gelernt',
    tripletHint: 'Das Tripel, das seine Margin gerade am stärksten verletzt.',
    noTriplet: 'Erscheint mit den ersten Schritten.',
    anchor: 'Anker',
    positive: 'Dieselbe Hand',
    negative: 'Eine andere Hand',
    forgery: 'Fälschung dieser Hand',
    toPositive: (distance) => `Abstand zu derselben Hand: ${distance}`,
    toNegative: (distance, forged) => `Abstand zur ${forged ? 'Fälschung' : 'anderen Hand'}: ${distance}`,
    runs: 'Frühere Läufe',
    noRuns: 'Hier bleiben Läufe mit ihren Kurven.',
    compareHint: 'Haken Sie einen an, um seine Kurven zu sehen, zwei oder mehr, um sie übereinanderzulegen.',
    compare: (name) => `Kurven von „${name}“ zeigen`,
    laidOver: (count) => `${counted(count, 'Lauf', 'Läufe')} übereinandergelegt`,
    columns: {
      run: 'Lauf',
      began: 'Begonnen',
      state: 'Stand',
      steps: 'Schritte',
      eer: 'EER an Zurückgehaltenen',
      model: 'Modell',
    },
    eerBoth: (random, skilled) => `${random} %; Fälschungen ${skilled} %`,
    eerRandom: (random) => `${random} %; Fälschungen unbekannt`,
    model: 'Sein Modell',
    onFolder: 'an einem Ordner',
    remove: (name) => `„${name}“ entfernen`,
    removeTitle: 'Diesen Lauf entfernen?',
    removeBody: (name, hasModel) =>
      `Kurven und Einstellungen von „${name}“ gehen verloren.${hasModel ? ' Das Modell, das daraus entstand, bleibt.' : ''}`,
    removed: 'Lauf entfernt',
    job: (name) => `Training: ${name}`,
    jobStage: (state, rate) => `${state}, ${rate}`,
    candidate: 'ein Kandidat wartet unter „Modelle“',
    pausedJob: 'Unter „Trainieren“ geht es weiter',
    said: {
      finished: (name) => `„${name}“ ist trainiert. Sehen Sie es sich unter „Modelle“ an.`,
    },
    keys: { begin: 'Training beginnen', pause: 'Anhalten oder fortsetzen' },
  },
};
