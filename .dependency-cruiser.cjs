// A room imports only from rooms to its left and from casebook/ (docs/architecture.md).
const rooms = ['casebook', 'capture', 'text', 'read', 'link', 'search', 'store', 'filing', 'watch', 'publish', 'cli']

// So are the folders of the reader: what a text mentions is found before facts are, and knows nothing of them.
const layers = ['text', 'patterns', 'weights', 'lexicon', 'dates', 'counts', 'organisations']

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...rooms.map((room, i) => ({
      name: `${room}-imports-only-from-the-left`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        path: rooms
          .slice(i + 1)
          .map((r) => `^src/${r}/`)
          .concat('^src/index\\.ts$'),
      },
    })),
    ...layers.map((layer, i) => ({
      name: `${layer}-of-the-reader-imports-only-from-the-left`,
      severity: 'error',
      from: { path: `^src/read/ja/${layer}/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^src/read/ja/', pathNot: `^src/read/ja/(${layers.slice(0, i + 1).join('|')})/` },
    })),
    {
      name: 'pure-rooms-touch-no-io',
      comment: 'Between capture and store nothing reads files, the network or the clock.',
      severity: 'error',
      from: {
        path: '^src/(casebook|link|search)/',
        pathNot: '\\.test\\.tsx?$|/(vocabulary|passed-over|sectors|synonyms)\\.ts$',
      },
      to: { path: '^(node:)?(fs|net|http|https|child_process)(/|$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
