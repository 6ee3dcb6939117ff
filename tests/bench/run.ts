import { children } from '../run/command.ts'
import { withPostgres } from '../run/postgres.ts'
import { startArticle } from './article.ts'
import { measure } from './measure.ts'
import { startPavel } from './pavel.ts'
import { script } from './script.ts'
import { print } from './table.ts'

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

await withPostgres(async (databaseUrl) => {
  const article = await measure(await startArticle(databaseUrl))
  const pavel = await startPavel(databaseUrl)
  const scriptBytes = await script(pavel.url)
  print(await measure(pavel), article, scriptBytes)
})
process.exit(0)
