import { formatCount } from '../../format.ts';
import type { labGrid as english } from '../english/lab-grid.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

const networks = (count: number) => counted(count, 'Netz', 'Netze');
const trials = (count: number) => counted(count, 'Versuch', 'Versuche');
const numbers = (size: number) => counted(size, 'Zahl', 'Zahlen');

export const labGrid: Words<typeof english> = {
  labGrid: {
    title: 'Versuchsreihe',
    intro:
      'Welcher Verlust, wie viele Zahlen je Einbettung, wie viele Klassen zur Auswahl? Für jeden Verlust und jede Größe lernt ein Netz; jedes wird bei jedem n erprobt, an gelernten Klassen und an solchen, die es nie gesehen hat.',
    which: 'Gezeigte Ergebnisse',
    shipped: (name) => `${name}, von uns gemessen`,
    own: (name, when) => `${name}, ${when}`,
    losses: { 'l2-triplet': 'Triplet, L2', 'cosine-triplet': 'Triplet, Kosinus', contrastive: 'Kontrastiv' },
    parts: { unseen: 'Ungesehene Klassen', learnt: 'Gelernte Klassen' },
    partsInTitles: { unseen: 'ungesehene Klassen', learnt: 'gelernte Klassen' },
    states: {
      preparing: 'Wird vorbereitet',
      running: 'Lernt',
      paused: 'Angehalten',
      finished: 'Abgeschlossen',
      cancelled: 'Abgebrochen',
      failed: 'Gescheitert',
    },
    measuredOn: (set, when) => `Gemessen an ${set}, ${when}`,
    measuredByUs: (set, when) => `Von uns gemessen an ${set}, ${when}; mit Paraph geliefert, ohne ein Bild.`,
    machine: (processor, threads, runtime) => `${processor}, ${counted(threads, 'Thread', 'Threads')}; ${runtime}`,
    protocol: (count, steps, images) =>
      `${trials(count)} je Netz, je n und je Teil; ${counted(steps, 'Schritt', 'Schritte')} mit je ${counted(images, 'Bild', 'Bildern')}. Die Versuche mischen alle Gruppen von Klassen.`,
    networks: (done, all) => `${formatCount(done)} von ${counted(all, 'Netz', 'Netzen')}`,
    failed: (count) => `${networks(count)} gescheitert`,
    at: (loss, size, step, steps) =>
      `${loss}, ${numbers(size)}: Schritt ${formatCount(step)} von ${formatCount(steps)}`,
    trying: (loss, size) => `${loss}, ${numbers(size)}: Versuche`,
    seed: (seed) => `Startzahl ${formatCount(seed)}`,
    left: (duration) => `noch etwa ${duration}`,
    pause: 'Anhalten',
    pausing: 'Hält nach diesem Schritt an',
    resume: 'Fortsetzen',
    pausedHint:
      'Jedes gemessene Netz bleibt erhalten; fortgesetzt wird bei dem Netz, an dem es war, auch nachdem Paraph geschlossen wurde.',
    remove: 'Entfernen',
    removeTitle: 'Diese Ergebnisse entfernen?',
    removeBody: (name, count) =>
      `Was an ${counted(count, 'Netz', 'Netzen')} von „${name}“ gemessen wurde, wird vergessen. Die Einstellungen können Sie vorher kopieren, um es erneut zu messen.`,
    waysLabel: 'Klassen zur Auswahl',
    ways: (n) => `n = ${formatCount(n)}`,
    partLabel: 'Erprobt an',
    sizeLabel: 'Zahlen je Einbettung',
    table: 'Genauigkeit nach Verlust und Größe',
    tableHint: 'Gewonnene Versuche in Prozent; je kräftiger, desto besser.',
    loss: 'Verlust',
    cell: {
      waiting: 'wartet',
      learning: (share) => `lernt, ${share}`,
      trying: 'Versuche',
      failed: 'gescheitert',
      missing: 'nicht gemessen',
    },
    cellTitle: (accuracy, low, high, count) => `${accuracy}, 95-%-Intervall ${low} bis ${high}, ${trials(count)}`,
    charts: {
      bySize: (n, part) => `Genauigkeit nach Größe, n = ${formatCount(n)}, ${part}`,
      byWays: (size, part) => `Genauigkeit nach n, ${numbers(size)}, ${part}`,
      against: (first, n) => `Andere Verluste gegen ${first}, n = ${formatCount(n)}`,
      lead: (n) => `Vorsprung gelernter Klassen vor ungesehenen, n = ${formatCount(n)}`,
      size: 'Zahlen je Einbettung',
      n: 'n, Klassen zur Auswahl',
      accuracy: '% gewonnene Versuche',
      points: 'Prozentpunkte',
      whiskers:
        'Die Striche sind 95-%-Intervalle über die Versuche. Was eine andere Startzahl am Lernen ändern würde, steckt nicht darin.',
    },
    none: 'Noch ist nichts gemessen. Die Kurven entstehen mit den Ergebnissen.',
    claims: {
      title: 'Was der Leitfaden sagt und was gemessen wurde',
      intro:
        'Die Aussagen sind die des bebilderten Leitfadens zu siamesischen Netzen, als Fragen gestellt. Ja oder Nein steht nur da, wo das 95-%-Intervall ganz auf einer Seite der Null liegt.',
      guide: 'Der Leitfaden',
      question: 'Frage',
      answer: 'Gemessen',
      answers: { yes: 'Ja', no: 'Nein', open: 'Mit diesen Versuchen nicht zu unterscheiden' },
      rows: {
        'contrastive-overfits': [
          'Kontrastiver Verlust passt sich zu sehr an: gut an Gelerntem, schlechter an Neuem.',
          'Liegen gelernte Klassen mit kontrastivem Verlust weiter vorn als mit den Triplet-Verlusten?',
          'kontrastiv',
          'Triplets',
        ],
        'contrastive-falls': [
          'Mit kontrastivem Verlust sinkt die Genauigkeit, je mehr Klassen zur Auswahl stehen.',
          'Verliert kontrastiver Verlust vom kleinsten n zum größten mehr als die Triplet-Verluste?',
          'kontrastiv',
          'Triplets',
        ],
        'cosine-at-small-sizes': [
          'Bei kleinen Einbettungen ist die Kosinusdistanz am besten.',
          'Liegt Kosinus bei kleinen Größen vor dem besten anderen Verlust?',
          'Kosinus',
          'bester anderer',
        ],
        'size-helps': [
          'Größere Einbettungen helfen wenig.',
          'Liegt eine mittlere Größe vor der kleinsten?',
          'mittlere',
          'kleinste',
        ],
        'size-helps-further': [
          'Größere Einbettungen helfen wenig.',
          'Liegt die größte Größe vor der mittleren?',
          'größte',
          'mittlere',
        ],
      },
      difference: (difference, low, high) => `${difference} Punkte (${low} bis ${high})`,
      sides: (first, firstValue, second, secondValue) => `${first} ${firstValue}, ${second} ${secondValue}`,
      sizes: (sizes) => `bei ${sizes} Zahlen`,
      sizesAgainst: (larger, smaller) => `${larger} gegen ${smaller} Zahlen`,
      ways: (ways) => `n = ${ways}`,
      covers: { trials: 'Intervall über Versuche', seeds: 'Intervall über Startzahlen' },
      none: 'Die ersten Antworten kommen, wenn Netze zweier Verluste oder zweier Größen gemessen sind.',
    },
    form: {
      title: 'Selbst messen',
      intro:
        'Die ganze Versuchsreihe dauert lange. Sie lässt sich anhalten und später fortsetzen, auch nachdem Paraph geschlossen wurde; fertige Netze lernen nicht noch einmal.',
      name: 'Name',
      defaultName: (set) => `Versuchsreihe: ${set}`,
      set: 'Bilder',
      losses: 'Verluste',
      sizes: ['Größen', 'Zahlen je Einbettung, jede einmal.'],
      ways: ['Klassen zur Auswahl', 'Jedes Netz wird bei jedem n erprobt.'],
      seeds: ['Startzahlen', 'Ab drei enthalten die Antworten auch, was der Zufall beim Lernen ändert.'],
      steps: ['Schritte', 'Je Netz.'],
      trials: ['Versuche', 'Je Netz und je n, an gelernten und an ungesehenen Klassen.'],
      list: 'Ganze Zahlen, durch Kommas oder Leerzeichen getrennt.',
      fewClasses: (n) =>
        `Ein Teil dieser Sammlung hat nur ${counted(n, 'Klasse', 'Klassen')}: Aus mehr kann kein Versuch wählen.`,
      networks,
      estimate: 'Wie lange würde es dauern?',
      estimating: 'Einige Schritte werden versucht',
      estimated: (count, duration) => `${networks(count)}, etwa ${duration} auf diesem Rechner, wie er gerade ist.`,
      begin: 'Messung starten',
      busy: 'Im Labor lernt gerade etwas anderes. Das Nächste kann beginnen, wenn das vorbei oder angehalten ist.',
      from: 'Aus Einstellungen',
      fromHint:
        'Kopierte Einstellungen als JSON. Dieselben Einstellungen mit ebenso vielen Threads ergeben dieselben Zahlen.',
      misfit: 'Das sind keine Einstellungen einer Versuchsreihe.',
      take: 'Diese Einstellungen übernehmen',
    },
    files: 'Sichern oder wiederholen',
    copySettings: 'Einstellungen kopieren',
    copied: 'Einstellungen kopiert.',
    again: 'Mit diesen Einstellungen starten',
    saveCsv: 'Ergebnisse als CSV',
    saveJson: 'Ergebnisse als JSON',
    csv: {
      loss: 'Verlust',
      size: 'Zahlen',
      seed: 'Startzahl',
      part: 'Teil',
      n: 'n',
      accuracy: 'Genauigkeit',
      low: '95 % von',
      high: '95 % bis',
      trials: 'Versuche',
    },
    said: { finished: (name) => `„${name}“ ist gemessen.`, started: (name) => `„${name}“ hat begonnen.` },
    job: (name) => `Versuchsreihe: ${name}`,
  },
};
