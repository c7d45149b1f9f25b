/** About files of pictures and pages. */
export const documents = {
  'This document is no longer open.': 'Dieses Dokument ist nicht mehr geöffnet.',
  'Open the file again.': 'Öffnen Sie die Datei noch einmal.',
  'There is no document to look at yet.': 'Es gibt noch kein Dokument anzusehen.',
  'The file could not be read within {0} seconds.': 'Die Datei ließ sich nicht innerhalb von {0} Sekunden lesen.',
  'Save the page with the signature as a picture and try that.':
    'Speichern Sie die Seite mit der Unterschrift als Bild und versuchen Sie es damit.',
  'The file is damaged: reading it failed badly and was stopped.':
    'Die Datei ist beschädigt: sie zu lesen schlug fehl und wurde abgebrochen.',
  'Scan or export the document again.': 'Scannen oder exportieren Sie das Dokument noch einmal.',
  'The file is damaged or incomplete: it cannot be read to its end.':
    'Die Datei ist beschädigt oder unvollständig: sie lässt sich nicht bis zum Ende lesen.',
  'Scan or save the document again.': 'Scannen oder speichern Sie das Dokument noch einmal.',
  'The file cannot be read.': 'Die Datei lässt sich nicht lesen.',

  'This is {0}, which Paraph does not read.': 'Das ist {0}; so etwas liest Paraph nicht.',
  'This is no picture or PDF that Paraph reads.': 'Das ist kein Bild und kein PDF, das Paraph liest.',
  'a HEIC or AVIF photo': 'ein HEIC- oder AVIF-Foto',
  'a GIF picture': 'ein GIF-Bild',
  'a BMP picture': 'ein BMP-Bild',
  'an Office document or an archive': 'ein Office-Dokument oder ein Archiv',
  'an old Office document': 'ein altes Office-Dokument',
  'Save it as PNG, JPEG, TIFF, WebP or PDF.': 'Speichern Sie es als PNG, JPEG, TIFF, WebP oder PDF.',
  'The PDF is protected by a password.': 'Das PDF ist durch ein Kennwort geschützt.',
  'Save a copy without the password, or scan the printed page.':
    'Speichern Sie eine Kopie ohne Kennwort, oder scannen Sie die gedruckte Seite.',

  'one page': 'eine Seite',
  '{0} pages': '{0} Seiten',
  'There is no page {0}: the document has {1}.': 'Es gibt keine Seite {0}: das Dokument hat {1}.',
  'Choose one of its pages.': 'Wählen Sie eine seiner Seiten.',
  'The file has {0} MiB; Paraph reads up to 100 MiB.': 'Die Datei hat {0} MiB; Paraph liest bis zu 100 MiB.',
  'Split it, or scan at a lower resolution.': 'Teilen Sie sie auf, oder scannen Sie mit geringerer Auflösung.',
  'The document has more than {0} pages.': 'Das Dokument hat mehr als {0} Seiten.',
  'Save the pages you need as a file of their own.':
    'Speichern Sie die Seiten, die Sie brauchen, in einer eigenen Datei.',
  'A page of {0} × {1} pixels is beyond the 50 megapixels that Paraph reads.':
    'Eine Seite von {0} × {1} Bildpunkten übersteigt die 50 Megapixel, die Paraph liest.',
  'Scan at a lower resolution: 300 dpi are plenty.': 'Scannen Sie mit geringerer Auflösung: 300 dpi sind reichlich.',
  'The picture is beyond the 50 megapixels that Paraph reads.':
    'Das Bild übersteigt die 50 Megapixel, die Paraph liest.',
  'The PDF holds a picture beyond 50 megapixels.': 'Das PDF enthält ein Bild von mehr als 50 Megapixeln.',
  'Scan at a lower resolution.': 'Scannen Sie mit geringerer Auflösung.',
  'Page {0} is larger than a poster.': 'Seite {0} ist größer als ein Plakat.',
  'Print or save it on a smaller page.': 'Drucken oder speichern Sie sie in kleinerem Format.',
  'No writer of the set has more than {0} genuine signatures.':
    'Kein Schreiber der Sammlung hat mehr als {0} echte Unterschriften.',
  'No writer of the set has two genuine signatures.': 'Kein Schreiber der Sammlung hat zwei echte Unterschriften.',
  'Ask for fewer references.': 'Verlangen Sie weniger Vergleichsunterschriften.',
  'Only a comparison with somebody’s specimens can be explained.':
    'Nur ein Vergleich mit den Vergleichsunterschriften einer Person lässt sich begründen.',
  'The questioned signature holds too little ink to compare.':
    'Die fragliche Unterschrift enthält zu wenig Tinte zum Vergleichen.',
};
