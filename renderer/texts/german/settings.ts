import { formatCount, formatPercent, formatTenths } from '../../format.ts';
import type { settings as english } from '../english/settings.ts';
import type { Words } from '../words.ts';
import { counted, specimens } from './counted.ts';

export const settings: Words<typeof english> = {
  settings: {
    title: 'Einstellungen',
    appearance: 'Aussehen und Sprache',
    policy: 'Ergebnisse',
    policyIntro:
      'Sie sagen, welche Fehler Sie hinnehmen; daraus folgen die Schwellen, für jede Zahl von Vergleichsunterschriften. Zwischen den beiden Schwellen ist ein Ergebnis nicht eindeutig. Jede Quote wird mit 95 % Sicherheit unter Schreibern wie denen eingehalten, an denen das Modell kalibriert wurde; gesehen wurden an diesen also weniger Fehler. Für Material anderer Art ist nichts zugesagt.',
    rates: {
      falseAcceptance: [
        'Geübte Fälschungen, die als echt gelten, höchstens',
        (rate) =>
          `Von 1.000 geübten Fälschungen gelten höchstens etwa ${formatCount(Math.round(rate * 1_000))} als echt. Niedriger: weniger gehen durch, und mehr echte Unterschriften sind nicht eindeutig.`,
      ],
      falseRejection: [
        'Echte Unterschriften, die als gefälscht gelten, höchstens',
        (rate) =>
          `Von 1.000 echten Unterschriften gelten höchstens etwa ${formatCount(Math.round(rate * 1_000))} als gefälscht. Niedriger: weniger zu Unrecht Verdächtigte, und mehr Fälschungen sind nicht eindeutig.`,
      ],
      falseIdentification: [
        'Fremde, die einen Namen bekommen, höchstens',
        (rate) =>
          `Von 1.000 Fremden bekommen höchstens etwa ${formatCount(Math.round(rate * 1_000))} den Namen einer erfassten Person. Die Grenze wird strenger, je mehr Personen erfasst sind; für große Bestände ist sie hochgerechnet. Niedriger: mehr Erfasste kommen als unbekannt heraus.`,
      ],
    },
    slider: (name) => `${name} (Schieber)`,
    percent: (value) => `${formatTenths(value)} Prozent`,
    comesTo: 'Worauf das hinausläuft',
    comesToHint: (population) =>
      `Gemessen an: ${population}. Was aus Unterschriften wird, nach Zahl der Vergleichsunterschriften.`,
    ofGenuine: 'Echte: als gefälscht bezeichnet, nicht eindeutig',
    ofSkilled: 'Geübte Fälschungen: als echt bezeichnet, nicht eindeutig',
    ofRandom: 'Andere Personen: als echt bezeichnet',
    leastClaim: 'Kleinste Quote, auf die sich Fälschungen begrenzen lassen',
    refused: (name, asked, least, writers, references) =>
      `„${name}“ ${formatPercent(asked, 1)}: das geben die Daten nicht her. ${formatCount(writers)} Schreiber, verglichen mit je ${specimens(references)}, schließen nicht weniger aus als ${formatPercent(least, 1)}; verlangen Sie so viel oder mehr.`,
    called: { genuine: 'als echt bezeichnet', inconclusive: 'nicht eindeutig', forged: 'als gefälscht bezeichnet' },
    policySaved:
      'Vorgaben gespeichert. Sie gelten für neue Ergebnisse; Fälle behalten die Vorgaben, unter denen sie entschieden wurden.',
    policyReset: 'Zurück zum Gespeicherten',
    protection: 'Schutz',
    about: 'Über Paraph',
    version: 'Version',
    model: 'Modell',
    noModel: 'Kein Modell geladen',
    device: 'Recheneinheit',
    noDevice: 'Noch nicht geladen: der erste Vergleich lädt sie',
    folder: 'Datenordner',
    holds: 'Inhalt',
    log: 'Protokoll',
    checkLog: 'Protokoll prüfen',
    logIntact: (entries) => `${counted(entries, 'Eintrag', 'Einträge')}, Kette unversehrt`,
    logBroken: (entry) => `Gebrochen bei Eintrag ${formatCount(entry)}: jemand hat das Protokoll verändert.`,
    doctor: 'Recheneinheit testen',
    doctorRunning: 'Ein Lernschritt läuft …',
    doctorStep: (milliseconds, device) => `Ein Lernschritt dauerte ${formatCount(milliseconds)} ms auf ${device}.`,
    diagnostics: 'Diagnose kopieren',
    diagnosticsCopied: 'Diagnose kopiert. Sie enthält weder Namen noch Bilder.',
  },
  unlock: {
    title: 'Dieser Arbeitsbereich ist gesperrt',
    body: 'Sein Schlüssel ist durch eine Passphrase geschützt.',
    byStore:
      'Der Schlüsselspeicher des Systems verwahrt seinen Schlüssel und hat ihn nicht herausgegeben. Öffnen Sie ihn im Fenster von Paraph, auf dem Rechner und unter dem Konto, mit denen er geschützt wurde.',
    byRecovery: 'Oder geben Sie die Passphrase für Notfälle ein.',
    again: 'Schlüsselspeicher erneut fragen',
    passphrase: 'Passphrase',
    action: 'Entsperren',
  },
};
