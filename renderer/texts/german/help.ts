import { formatCount } from '../../format.ts';
import type { help as english } from '../english/help.ts';
import type { Words } from '../words.ts';

export const help: Words<typeof english> = {
  help: {
    title: 'Anleitung',
    intro: 'Sieben kurze Abschnitte: wie Sie von Paraph eine Antwort bekommen und was sie wert ist.',
    contents: 'Inhalt',
    enrol: {
      title: 'Eine Person erfassen',
      intro:
        'Geben Sie Paraph Unterschriften, die sicher echt sind: die Vergleichsunterschriften. Mit ihnen vergleicht es.',
      points: [
        'Geben Sie einen Namen ein und legen Sie drei bis zehn Scans ab. Ausschnitte einer Unterschrift eignen sich am besten; auf einer ganzen Seite markieren Sie den Ausschnitt.',
        'Nehmen Sie Vergleichsunterschriften von verschiedenen Tagen, und von verschiedenen Stiften, wenn es sie gibt: eine Hand schwankt, und der Vergleich muss wissen, wie sehr.',
        'Jede Vergleichsunterschrift wird angenommen oder neben ihrem Bild mit einem Hinweis versehen. Nehmen Sie eine trotz Hinweis nur an, wenn Sie wissen, woher sie kommt.',
        'Erfassen Sie nie aus dem Dokument, um das es geht.',
      ],
    },
    verify: {
      title: 'Eine Unterschrift prüfen',
      intro: 'Eine Unterschrift, ein Name: hat diese Person das geschrieben?',
      points: [
        'Legen Sie das Dokument ab, fügen Sie es ein oder wählen Sie es aus. Paraph schlägt vor, wo Unterschriften liegen; passen Sie den Rahmen an, bis er genau eine Unterschrift enthält und sonst nichts.',
        'Sagen Sie, wer unterschrieben haben soll, und prüfen Sie dann.',
        'Sehen Sie selbst hin: die fragliche Unterschrift steht neben den Vergleichsunterschriften, die nächste zuerst. Bestätigen oder verwerfen Sie dann; der Fall behält beides, mit Ihrer Begründung. Wissen Sie, was ein nicht eindeutiger war, klären Sie ihn.',
        'Kein Name bekannt? „Identifizieren“ sieht alle erfassten Personen durch. Fremde kommen als unbekannt heraus.',
      ],
    },
    verdict: {
      title: 'Was ein Ergebnis bedeutet',
      intro:
        'Paraph misst, wie weit eine Unterschrift von den Vergleichsunterschriften liegt, und setzt diesem Abstand zwei Grenzen. Sie folgen aus den Fehlern, die Sie in den Einstellungen hinnehmen.',
      words: {
        genuine: 'Nicht weiter entfernt, als es die eigenen Unterschriften dieser Person meist sind.',
        inconclusive:
          'Zwischen den beiden Grenzen, oder es gab zu wenig zu vergleichen, oder sie ist anders als alles, woran die Fehlerquoten gemessen wurden. Ein Mensch muss entscheiden.',
        forged:
          'Weiter entfernt, als Ihre Vorgaben erlauben. Auch Eile, Krankheit, Alter oder ein ungewohnter Stift können das bewirken.',
        unknown: 'Beim Identifizieren: keine erfasste Person schreibt ähnlich genug.',
      },
      notTitle: 'Was es nicht bedeutet',
      points: [
        'Es ist eine Messung, kein Beweis. Es sagt nicht, wer den Stift gehalten hat.',
        'Die gezeigten Fehlerquoten wurden an anderen Schreibern gemessen. Andere Hände und andere Scanner können ein Mehrfaches an Fehlern ergeben.',
        'Die Kopie einer echten Unterschrift liegt nah bei ihr. Paraph erkennt Kopien der Vergleichsunterschriften und schon geprüfter Unterschriften, andere nicht.',
        'Ein Bild zeigt weder Druck noch Strichfolge noch Papier. Wo viel von der Antwort abhängt, fragen Sie eine Schriftsachverständige oder einen Schriftsachverständigen.',
      ],
      genuine: 'echte',
      forgeries: 'Fälschungen',
    },
    specimens: {
      title: 'Wie viele Vergleichsunterschriften?',
      intro:
        'Eine bis zehn. Ihre Vorgaben begrenzen die Fehler bei jeder Zahl; mehr Vergleichsunterschriften bringen, dass weniger Ergebnisse Ihnen überlassen bleiben. Die ersten helfen am meisten, fünf sind eine gute Zahl.',
      caption: (writers) =>
        `Anteil, der bei Ihren jetzigen Vorgaben einem Menschen überlassen bleibt, an den ${formatCount(writers)} Schreibern, an denen dieses Modell kalibriert wurde`,
      columns: {
        specimens: 'Anzahl',
        genuine: 'der echten Unterschriften',
        skilled: 'der geübten Fälschungen',
      },
      population: (population) => `Kalibriert an: ${population}. Andere Schreiber und Scanner können abweichen.`,
    },
    scanning: {
      title: 'Scannen',
      intro:
        'Das Netz sieht nur die Tinte, als kleines Bild in Schwarz und Weiß. Gut ist alles, was klare Striche ergibt.',
      points: [
        'Scannen Sie mit 300 dpi, in Grau oder Farbe. Mehr bringt nichts; viel weniger verliert die feinen Striche.',
        'Lassen Sie ringsum einen Rand. Tinte, die den Bildrand berührt, wird als angeschnitten gemeldet.',
        'Linien, Druck und Stempel werden entfernt, wo sie sich von der Tinte unterscheiden lassen. „Wie verglichen“ zeigt, was bleibt; kreuzt noch eine Linie, ziehen Sie den Rahmen enger.',
        'Fotokopien und Faxe verdicken Striche und unterbrechen sie. Sie taugen, solange die Tinte klar ist; vergleichen Sie, wo es geht, Kopien mit Kopien.',
        'Fotos mit dem Telefon: senkrecht von oben, in gleichmäßigem Licht, ohne Blitz und Schatten, als JPEG oder PNG gespeichert.',
      ],
      pictures: { clear: 'Klar', clipped: 'Angeschnitten', faint: 'Blass' },
    },
    backup: {
      title: 'Sicherung',
      intro:
        'Ein Ordner enthält alles: Personen, Vergleichsunterschriften, Fälle und das Protokoll, verschlüsselt. Wo er liegt, steht in den Einstellungen unter „Über Paraph“.',
      points: [
        'Legen Sie in den Einstellungen eine Sicherung an, sobald Sie die Arbeit seit der letzten nicht noch einmal tun möchten. Sie kommt in den Datenordner, der die neuesten fünf behält.',
        'Kopieren Sie eine Sicherung auch auf einen anderen Datenträger: ein Defekt nimmt den Ordner samt den Sicherungen darin mit.',
        'Eine Sicherung öffnet, was den Arbeitsbereich öffnet, oder eine Passphrase, die Sie ihr geben. Ganz ohne Passphrase braucht sie die Schlüsseldatei des Datenordners: bewahren Sie auch davon eine Kopie auf, getrennt von den Sicherungen, denn wer beides hat, kann alles lesen.',
        'Eine Passphrase lässt sich nicht wiederherstellen. Schreiben Sie sie auf und schließen Sie sie weg.',
        'Wenn Sie eine Person endgültig löschen, werden die Sicherungen im Datenordner ohne sie neu angelegt. Kopien anderswo enthalten sie noch: ersetzen Sie diese.',
      ],
    },
    lab: {
      title: 'Das Labor',
      intro:
        'Wie ein siamesisches Netz lernt, Bilder zu unterscheiden, die es nie gesehen hat, an kleinen eigenen Netzen. Nichts davon entscheidet über jemandes Unterschrift.',
      points: [
        'Ein Netz für Zeichen ist von Anfang an da. Sehen Sie hinein, erproben Sie es, zeichnen Sie ihm etwas; oder lassen Sie ein eigenes lernen: aus erzeugten Zeichen, den Unterschriften dieses Arbeitsbereichs, Ihren Zeichnungen oder beschrifteten Bildern, die Sie als ZIP ablegen.',
        'Netz zeigt, was jede Schicht aus einem Bild macht; Tripel, woraus gelernt wird; Kugel, wo die Bilder liegen, Schritt für Schritt; One-Shot, wie oft das nächste Bild das richtige ist; Versuchsreihe, welche Verlustfunktion und welche Größe am besten abschneiden.',
        'Ein Datensatz hat Klassen, aus denen gelernt wird, und Klassen, die nie gesehen werden. Erst diese sagen, wie gut ein Netz mit Neuem zurechtkommt.',
        'Gelernt wird weiter, während Sie anderes tun. Halten Sie an, schließen Sie Paraph, fahren Sie später fort. Es lernt immer nur eines.',
        'Wird jemand entfernt oder gelöscht, aus dessen Unterschriften ein Netz gerade lernt, so hält es an, verliert das Gelernte und beginnt ohne diese Person von vorn.',
        'Jede Seite des Labors hat eigene Tasten: ? zählt sie auf.',
      ],
    },
  },
};
