import { build, type Plugin, transform } from 'esbuild'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * `bun run embed`: puts the modules of static/embed/ together to static/embed.js, the script that other sites load, as small as it gets.
 * The file is kept beside its source, so that no server has to do this when it starts.
 */
export async function writeTag(): Promise<void> {
  const path = pathOf('static/embed.js')
  const built = await buildTag()
  if (built !== (await readFile(path, 'utf8'))) await writeFile(path, built)
}

/** Returns a function of the words that are read in the button and its panel, and of what is published of the campaigns. */
export async function buildTag(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathOf('static/embed/embed.js')],
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    format: 'esm',
    write: false,
    plugins: [smallStyleSheets],
    banner: { js: `// Made of static/embed/ by \`bun run embed\`.\n((words, published) => {` },
    footer: { js: '})' },
  })
  return outputFiles[0]?.text ?? ''
}

/** Gives a module that imports a style sheet its text. */
const smallStyleSheets: Plugin = {
  name: 'small style sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

function pathOf(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

if (import.meta.main) await writeTag()
