// A room imports only from rooms to its left and from casebook/ (docs/architecture.md).
const rooms = ['casebook', 'capture', 'text', 'read', 'link', 'search', 'store', 'filing', 'watch', 'publish', 'cli']

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
