/**
 * Which way imports may point. The rooms of main/ form layers; a room imports rooms of lower layers, never one beside
 * or above it. What a package may be imported by is decided here too.
 */

/** From the bottom up. @type {string[][]} */
const layers = [
  ['contract'],
  ['base'],
  ['imaging', 'storage', 'model', 'synthesis'],
  ['matching'],
  ['evaluation'],
  ['training'],
  ['documents'],
  ['lab'],
  ['engine', 'workers'],
  ['hosts'],
];

/** Rooms that may import less than their layer allows. @type {Record<string, string[]>} */
const narrower = { synthesis: ['base'] };

/** Packages that only one place may import. */
const keepers = [
  { packages: '@tensorflow', place: '^main/model/', name: 'tfjs-only-in-model' },
  { packages: 'better-sqlite3', place: '^main/storage/', name: 'sqlite-only-in-storage' },
  { packages: '(sharp|@hyzyla/pdfium)', place: '^main/imaging/', name: 'decoders-only-in-imaging' },
  { packages: 'electron', place: '^electron/', name: 'electron-only-in-electron' },
  { packages: 'zod', place: '^main/contract/schema[.]ts$', name: 'zod-only-in-schema' },
];

const below = (level) => layers.slice(0, level).flat();

const arrows = layers.flatMap((rooms, level) =>
  rooms.map((room) => ({
    name: `${room}-imports-upwards`,
    comment: `main/${room}/ may import ${(narrower[room] ?? below(level)).join(', ') || 'no other room'}.`,
    severity: 'error',
    from: { path: `^main/${room}/` },
    to: {
      path: '^(main|electron|renderer|test|scripts)/',
      pathNot: `^main/(${[room, ...(narrower[room] ?? below(level))].join('|')})/`,
    },
  })),
);

const packages = keepers.map(({ packages: names, place, name }) => ({
  name,
  severity: 'error',
  from: { pathNot: place },
  to: { path: `(^|/)node_modules/(@types/)?${names}/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...packages,
    {
      name: 'room-without-a-layer',
      comment: 'Give every room of main/ its layer above.',
      severity: 'error',
      from: { path: '^main/', pathNot: `^main/(${layers.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'renderer-imports-only-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|electron|test|scripts)/', pathNot: '^main/contract/' },
    },
    {
      name: 'renderer-runs-in-a-browser',
      severity: 'error',
      from: { path: '^(renderer|main/contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-is-only-a-host',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unlisted-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    { name: 'no-unresolved-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'product-needs-only-its-dependencies',
      comment: 'What runs in main/ is not bundled: it must be among the dependencies, not the devDependencies.',
      severity: 'error',
      from: { path: '^main/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    extraExtensionsToScan: ['.json'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json', '.d.ts'],
    },
  },
};
