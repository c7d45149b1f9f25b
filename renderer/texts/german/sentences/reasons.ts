/** Which runtime is used and why, and what the shipped model says of itself: written down by set-up or training and recognised by their form, so the order of values is the English one. */
export const reasons = {
  'native TensorFlow {0}, GPU {1}': 'natives TensorFlow {0}, Grafikprozessor {1}',
  'native TensorFlow {0}, CPU': 'natives TensorFlow {0}, Hauptprozessor',
  'portable WebAssembly': 'portables WebAssembly',
  'no NVIDIA GPU was found': 'kein NVIDIA-Grafikprozessor gefunden',
  '{0} was found (driver {1})': '{0} gefunden (Treiber {1})',
  'TensorFlow has had no current build for GPUs on Windows itself since 2.10 ({0} found)':
    'für Grafikprozessoren unter Windows selbst gibt es seit TensorFlow 2.10 keine aktuelle Fassung ({0} gefunden)',
  'TensorFlow has no GPU build for {0} ({1} found)':
    'für {0} gibt es kein TensorFlow mit Grafikprozessor ({1} gefunden)',
  'the driver {0} of {1} is older than {2}, which CUDA 12 needs':
    'der Treiber {0} von {1} ist älter als {2}, den CUDA 12 braucht',
  'TensorFlow is built for glibc, and this Linux uses musl':
    'TensorFlow ist für glibc gebaut, und dieses Linux verwendet musl',
  'TensorFlow {0} has no build with a C library for {1}': 'TensorFlow {0} gibt es für {1} nicht mit einer C-Bibliothek',
  'PARAPH_RUNTIME asks for it': 'PARAPH_RUNTIME verlangt es',
  'PARAPH_RUNTIME={0} is not to be had on this machine': 'PARAPH_RUNTIME={0} ist auf diesem Gerät nicht zu haben',
  'native TensorFlow {0} for GPUs needs {1} of disk space, {2} are free':
    'natives TensorFlow {0} für Grafikprozessoren braucht {1} Speicherplatz, frei sind {2}',
  'native TensorFlow {0} for the processor needs {1} of disk space, {2} are free':
    'natives TensorFlow {0} für den Hauptprozessor braucht {1} Speicherplatz, frei sind {2}',
  "TensorFlow 2.9 from the binding's own installer needs {0} of disk space, {1} are free":
    'TensorFlow 2.9 aus dem Installationsprogramm der Anbindung braucht {0} Speicherplatz, frei sind {1}',
  'it comes with Paraph': 'gehört zum Lieferumfang von Paraph',
  'it was installed beside Paraph': 'wurde neben Paraph installiert',
  "NVIDIA's driver is on this machine: `paraph runtime install` lets Paraph compute on its GPU, by a second download.":
    'Auf diesem Gerät ist der NVIDIA-Treiber vorhanden: `paraph runtime install` lässt Paraph mit einem zweiten Download auf dem Grafikprozessor rechnen.',
  'TensorFlow does not see the GPU': 'TensorFlow sieht den Grafikprozessor nicht',
  'TensorFlow ({0}): {1}': 'TensorFlow ({0}): {1}',
  'TensorFlow found a GPU.': 'TensorFlow hat einen Grafikprozessor gefunden.',
  'TensorFlow found no GPU that it can use.': 'TensorFlow hat keinen Grafikprozessor gefunden, den es verwenden kann.',
  'TensorFlow for GPUs is installed, but it found none that it can use.':
    'TensorFlow für Grafikprozessoren ist installiert, fand aber keinen, den es verwenden kann.',
  'WebAssembly was asked for.': 'WebAssembly wurde verlangt.',
  'Native TensorFlow does not load: {0}': 'Natives TensorFlow lässt sich nicht laden: {0}',

  '{0} writers of two public sets ({1})': '{0} Schreiber aus zwei öffentlichen Sätzen ({1})',
  'Two-map network trained on offline signatures in Devanagari and Latin script and on generated ones, with skilled forgeries; calibrated on writers it never saw.':
    'Netz mit zwei Karten, trainiert an gescannten Unterschriften in Devanagari und lateinischer Schrift und an erzeugten, mit geübten Fälschungen; kalibriert an Schreibern, die es nie gesehen hat.',

  'Weights made from scratch by this project. The images they were trained on are not included; their owners state no licence for redistribution.':
    'Gewichte, von diesem Projekt von Grund auf erzeugt. Die Bilder, an denen sie trainiert wurden, liegen nicht bei; deren Eigentümer nennen keine Lizenz zur Weitergabe.',

  'Two-map network retrained from {0} on {1} people of this workspace.':
    'Netz mit zwei Karten, weitertrainiert aus {0} an {1} Personen dieses Arbeitsbereichs.',
  'Two-map network retrained from {0} on {1} writers of {2}.':
    'Netz mit zwei Karten, weitertrainiert aus {0} an {1} Schreibern aus {2}.',
  'Two-map network trained from scratch on {0} people of this workspace.':
    'Netz mit zwei Karten, von Grund auf trainiert an {0} Personen dieses Arbeitsbereichs.',
  'Two-map network trained from scratch on {0} writers of {1}.':
    'Netz mit zwei Karten, von Grund auf trainiert an {0} Schreibern aus {1}.',
  '{0} people of this workspace': '{0} Personen dieses Arbeitsbereichs',
  '{0} writers of {1}': '{0} Schreiber aus {1}',
  'Weights made on this machine from local data, and from the model they began with.':
    'Gewichte, auf diesem Gerät aus eigenen Daten erzeugt und aus dem Modell, mit dem sie begannen.',

  // Stages of long work.
  'Reading signatures': 'Unterschriften werden gelesen',
  'Reading pictures': 'Bilder werden gelesen',
  'Embedding pictures': 'Bilder werden eingebettet',
  'Preparing signatures': 'Unterschriften werden vorbereitet',
  Retraining: 'Neu trainieren',
  'Removing ink': 'Tinte wird entfernt',
  'Measuring signatures': 'Unterschriften werden vermessen',
  'Varying signatures': 'Unterschriften werden abgewandelt',
  Attacking: 'Wird angegriffen',
  Comparing: 'Wird verglichen',
  'One-shot trials': 'One-Shot-Versuche',
  'Looking for copies': 'Kopien werden gesucht',
  'Deciding again': 'Wird neu entschieden',
  'Looking at decided cases': 'Entschiedene Fälle werden angesehen',
  'Trying decided cases': 'Entschiedene Fälle werden erprobt',
  'Turning what would be forged': 'Was gefälscht hieße, wird gedreht',
  embedding: 'Wird eingebettet',
  reports: 'Berichte',

  'Run `npm run setup` to install native TensorFlow, which computes several times faster.':
    'Führen Sie `npm run setup` aus, um natives TensorFlow zu installieren; es rechnet um ein Mehrfaches schneller.',
  'To use the GPU, install CUDA 11.2 with cuDNN 8.1, which the installed TensorFlow 2.9 looks for; or run Paraph in WSL 2, where a current TensorFlow uses it.':
    'Um den Grafikprozessor zu nutzen, installieren Sie CUDA 11.2 mit cuDNN 8.1, das das installierte TensorFlow 2.9 sucht; oder führen Sie Paraph in WSL 2 aus, wo ein aktuelles TensorFlow ihn nutzt.',
  "To use the GPU, update NVIDIA's driver to {0} or newer, then run `npm run setup`.":
    'Um den Grafikprozessor zu nutzen, bringen Sie den NVIDIA-Treiber auf {0} oder neuer und führen Sie dann `npm run setup` aus.',
  'A better runtime could not be had; remove the cause, then run `npm run setup`.':
    'Eine bessere Laufzeit war nicht zu haben; beheben Sie die Ursache und führen Sie dann `npm run setup` aus.',
  'Check that `nvidia-smi` lists the GPU for this user, then run `npm run setup`.':
    'Prüfen Sie, ob `nvidia-smi` den Grafikprozessor für diesen Benutzer aufführt, und führen Sie dann `npm run setup` aus.',
  Learning: 'Lernt',
};
