import { readFileSync } from 'node:fs'
import type { Mutant } from './mutants.ts'

/** Loads the source of the mutant that `MUTANT` describes with its change, so that no file of the tree is ever touched. */
const { path, start, end, text }: Mutant = JSON.parse(process.env.MUTANT ?? '')
const file = Bun.resolveSync(`./${path}`, process.cwd())

Bun.plugin({
  name: 'mutant',
  setup(build) {
    build.onLoad({ filter: new RegExp(`${RegExp.escape(path)}$`) }, ({ path: loaded }) => {
      const source = readFileSync(loaded, 'utf8')
      const contents = loaded === file ? source.slice(0, start) + text + source.slice(end) : source
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})
