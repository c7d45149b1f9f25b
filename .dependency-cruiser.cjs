/** The house rules on imports: which room may use which, and which package belongs to which room. */

/** From the ground up: each room may import the rooms of earlier storeys and itself, never its neighbours. */
const storeys = [
  ['contract'],
  ['base'],
  ['imaging', 'synthesis', 'storage', 'model'],
  ['matching'],
  ['evaluation'],
  ['training'],
  ['lab', 'documents'],
  ['engine', 'workers'],
  ['hosts'],
];

const roomRules = storeys.flatMap((storey, level) =>
  storey.map((room) => {
    const allowed = [room, ...storeys.slice(0, level).flat()];
    return {
      name: `room-${room}`,
      comment: `main/${room} may import ${allowed.join(', ')} and nothing else of main/`,
      severity: 'error',
      from: { path: `^main/${room}/` },
      to: { path: '^(main|electron|renderer|test)/', pathNot: `^main/(${allowed.join('|')})/` },
    };
  }),
);

/** A package that only one room may touch. */
const keeper = (name, packages, room) => ({
  name,
  severity: 'error',
  from: { path: '^(main|electron|renderer)/', pathNot: `^${room}/` },
  to: { path: `^node_modules/(${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'renderer-knows-the-contract-alone',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|electron|test)/', pathNot: '^main/contract/' },
    },
    { name: 'shell-is-not-drawn', severity: 'error', from: { path: '^electron/' }, to: { path: '^(renderer|test)/' } },
    keeper('tensorflow-in-model', '@tensorflow', 'main/model'),
    keeper('sqlite-in-storage', 'better-sqlite3', 'main/storage'),
    keeper('decoders-in-imaging', 'sharp|@hyzyla/pdfium', 'main/imaging'),
    keeper('electron-in-the-shell', 'electron', 'electron'),
    keeper('schemas-in-the-contract', 'zod', 'main/contract'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'listed-packages-only',
      severity: 'error',
      from: { path: '^(main|electron|renderer)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.svelte', '.d.ts'],
    },
  },
};
