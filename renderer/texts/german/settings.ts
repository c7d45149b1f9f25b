import { formatCount } from '../../format.ts';
import type { settings as english } from '../english/settings.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const settings: Words<typeof english> = {
  settings: {
    title: 'Einstellungen',
    appearance: 'Aussehen und Sprache',
    policy: 'Ergebnisse',
    policyIntro:
      'Sie sagen, welche Fehler Sie hinnehmen; daraus folgen die Schwellen, für jede Zahl von Vergleichsunterschriften. Zwischen den beiden Schwellen ist ein Ergebnis nicht eindeutig. Die Fehlerquoten gelten für die Schreiber, an denen das Modell kalibriert wurde; andere Hände und Scanner können ein Mehrfaches an Fehlern ergeben.',
    rates: {
      falseAcceptance: [
        'Geübte Fälschungen, die als echt gelten, höchstens',
        (rate) =>
          `Von 1.000 geübten Fälschungen der Kalibrierschreiber gelten höchstens etwa ${formatCount(Math.round(rate * 1_000))} als echt. Niedriger: weniger gehen durch, und mehr echte Unterschriften sind nicht eindeutig.`,
      ],
      falseRejection: [
        'Echte Unterschriften, die als gefälscht gelten, höchstens',
        (rate) =>
          `Von 1.000 echten Unterschriften der Kalibrierschreiber gelten höchstens etwa ${formatCount(Math.round(rate * 1_000))} als gefälscht. Niedriger: weniger zu Unrecht Verdächtigte, und mehr Fälschungen sind nicht eindeutig.`,
      ],
      falseIdentification: [
        'Fremde, die einen Namen bekommen, höchstens',
        (rate) =>
          `Von 1.000 Fremden bekommen höchstens etwa ${formatCount(Math.round(rate * 1_000))} den Namen einer erfassten Person. Die Grenze wird strenger, je mehr Personen erfasst sind; für große Bestände ist sie hochgerechnet. Niedriger: mehr Erfasste kommen als unbekannt heraus.`,
      ],
    },
    policySaved:
      'Vorgaben gespeichert. Sie gelten für neue Ergebnisse; Fälle behalten die Vorgaben, unter denen sie entschieden wurden.',
    policyReset: 'Zurück zum Gespeicherten',
    protection: 'Schutz',
    keptBy: {
      passphrase:
        'Der Schlüssel des Arbeitsbereichs ist durch Ihre Passphrase geschützt. Ohne sie kann niemand diesen Arbeitsbereich lesen, auch Sie nicht.',
      'key-file':
        'Der Schlüssel des Arbeitsbereichs liegt in einer Datei, die nur Ihr Benutzerkonto lesen kann. Wer Ihr Konto oder die Festplatte hat, hat den Schlüssel. Dagegen schützt eine Passphrase.',
      'system-store':
        'Der Schlüssel des Arbeitsbereichs liegt im Schlüsselspeicher Ihres Betriebssystems und öffnet sich mit Ihrem Benutzerkonto.',
    },
    passphrase: 'Neue Passphrase',
    passphraseAgain: 'Noch einmal',
    passphraseHint: 'Mindestens 8 Zeichen. Sie lässt sich nicht wiederherstellen.',
    passphraseDiffers: 'Die beiden sind nicht gleich.',
    protect: 'Mit einer Passphrase schützen',
    protectNew: 'Passphrase ändern',
    protected: 'Geschützt. Beim nächsten Start fragt Paraph nach der Passphrase.',
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
    passphrase: 'Passphrase',
    action: 'Entsperren',
  },
};
