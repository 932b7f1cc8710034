import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyTree, leafHash, pathOf, rootFromPath, rootOf, type Tree, withLeaf } from './merkle.js'

const treeOf = (leaves: readonly Buffer[]): Tree => leaves.reduce(withLeaf, emptyTree)

// The leaves and roots that implementations of Certificate Transparency test with.
const contents = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = contents.map((content) => leafHash(Buffer.from(content, 'hex')))

describe('the tree of RFC 6962', () => {
  test.each(roots.map((root, size) => [size, root] as const))('%i leaves: %s', (size, root) => {
    const tree = treeOf(leaves.slice(0, size))
    expect([tree.size, rootOf(tree).toString('hex')]).toEqual([size, root])
  })

  test('keeps only its peaks', () => {
    expect(Array.from({ length: 9 }, (_, n) => treeOf(leaves.slice(0, n)).peaks.length)).toEqual([
      0, 1, 1, 2, 1, 2, 2, 3, 1,
    ])
  })

  test('every leaf of every tree is proved by its path, and by no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, a, b) => {
        const all = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(String(i))))
        const [index, other] = [a % size, b % size]
        const root = rootOf(treeOf(all))
        const path = pathOf(all, index)
        const leaf = all[index] as Buffer
        expect(rootFromPath(leaf, index, size, path)).toEqual(root)
        if (other !== index) {
          expect(rootFromPath(leaf, other, size, path)).not.toEqual(root)
          expect(rootFromPath(all[other] as Buffer, index, size, path)).not.toEqual(root)
        }
        if (size > 1) expect(rootFromPath(leaf, index, size, path.slice(1))).not.toEqual(root)
        expect(rootFromPath(leaf, index, size, [...path, leaf])).not.toEqual(root)
        expect(rootFromPath(leaf, size, size, path)).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })
})
