import { applicationCommands } from './commands/applications.ts'
import { bindingCommands } from './commands/bindings.ts'
import { numberCommands } from './commands/numbers.ts'
import { ruleCommands } from './commands/rules.ts'
import { scenarioCommands } from './commands/scenarios.ts'
import { secretCommands } from './commands/secrets.ts'
import { sessionCommands } from './commands/sessions.ts'
import { smsCommands } from './commands/sms.ts'
import type { CloudOwner, SeenRequest } from './owner.ts'
import { Refusal, refuse } from './refusal.ts'
import { admit } from './rights.ts'
import { keyOf } from './token.ts'

const mostParallelStarts = 200

/** By their names in the API. */
const commands = new Map(
  [
    ...applicationCommands,
    ...scenarioCommands,
    ...ruleCommands,
    ...bindingCommands,
    ...numberCommands,
    ...secretCommands,
    ...sessionCommands,
    ...smsCommands,
  ].map((command) => [command.name, command]),
)

/** Answers one request to the Management API. A refused command is HTTP 200 with an `error`. */
export async function answer(request: Request, owner: CloudOwner): Promise<Response> {
  const { faults } = owner
  if (faults.isDown) return html(502, 'Bad gateway')
  if (faults.answersHtml) return html(200, 'Welcome to the hotel')
  if (faults.hasTooManyRequests) return html(429, 'Too many requests')
  if (!new URL(request.url).pathname.startsWith('/platform_api')) return html(404, 'Not found')
  const { command, parameters } = await readCommand(request)
  return command === 'StartScenarios' ? answerStart(parameters, request, owner) : reply(command, parameters, request, owner)
}

async function answerStart(parameters: Record<string, string>, request: Request, owner: CloudOwner): Promise<Response> {
  if (owner.startsUnderWay >= mostParallelStarts) return html(429, 'Too many requests')
  owner.startsUnderWay += 1
  try {
    return await reply('StartScenarios', parameters, request, owner)
  } finally {
    owner.startsUnderWay -= 1
  }
}

/** Runs the command at once; a fault may delay the reply. */
async function reply(
  command: string,
  parameters: Record<string, string>,
  request: Request,
  owner: CloudOwner,
): Promise<Response> {
  const seen: SeenRequest = { command, parameters, code: null }
  owner.requests.push(seen)
  const result = await run(command, parameters, request, owner).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    seen.code = error.code
    return { error: { code: error.code, msg: error.message } }
  })
  if (isLate(command, owner)) await new Promise((resolve) => setTimeout(resolve, owner.faults.replyDelayMs))
  return Response.json(result)
}

async function run(name: string, given: Record<string, string>, request: Request, owner: CloudOwner): Promise<object> {
  const { account, faults } = owner
  const key = await keyOf(request, account, owner.now() + faults.clockAheadSeconds * 1000)
  if (faults.isRateLimited) refuse(340, 'Rate limit exceed.')
  if (!name) refuse(102, "Missing 'cmd' parameter.")
  const command = commands.get(name) ?? refuse(103, `Unknown command '${name}'.`)
  admit(key, command.allows)
  const code = faults.refusedCommands[name]
  if (code !== undefined) refuse(code, 'Refused by a switch of the stand-in.')
  return command.run(given, owner)
}

function isLate(command: string, { faults: { replyDelayMs, lateCommands } }: CloudOwner): boolean {
  return replyDelayMs > 0 && (lateCommands === 'all' || lateCommands.includes(command))
}

function html(status: number, title: string): Response {
  const page = `<!doctype html><title>${title}</title><h1>${title}</h1>`
  return new Response(page, { status, headers: { 'content-type': 'text/html' } })
}

/** Reads the command from the path or the field `cmd`; empty if there is neither. Parameters come by GET or in a form. */
async function readCommand(request: Request): Promise<{ command: string; parameters: Record<string, string> }> {
  const url = new URL(request.url)
  const fields = request.method === 'POST' ? [...url.searchParams, ...(await formOf(request))] : [...url.searchParams]
  const { cmd = '', ...parameters } = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
  const named = /^\/platform_api\/(\w+)\/?$/.exec(url.pathname)?.[1]
  return { command: named ?? cmd, parameters }
}

async function formOf(request: Request): Promise<Iterable<[string, unknown]>> {
  const isForm = /urlencoded|multipart\/form-data/.test(request.headers.get('content-type') ?? '')
  return isForm ? await request.formData() : []
}
