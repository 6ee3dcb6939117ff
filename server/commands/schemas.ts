import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Event } from '../doors/voice/voice.ts'
import { recipeSchemas } from '../rules/pictures/pictures.ts'
import { Quiz } from '../rules/quiz/quiz.ts'

/** `bun run schemas`: writes the JSON Schemas that the repository publishes. A test fails when they are out of date. */
async function main(): Promise<void> {
  const root = new URL('../../', import.meta.url)
  for (const [path, text] of Object.entries(publishedSchemas())) await writeFile(fileURLToPath(new URL(path, root)), text)
}

/**
 * Returns the text of each published schema by its path from the root. They describe what is sent or written, before defaults
 * are filled in. They cannot say what only code can check; the server does, when it reads a quiz or receives an event.
 */
export function publishedSchemas(): Record<string, string> {
  const quiz = toJsonSchema(Quiz, { typeMode: 'input', errorMode: 'ignore', definitions: recipeSchemas })
  const event = toJsonSchema(Event, { typeMode: 'input' })
  return {
    'scenario/quizzes/quiz.schema.json': textOf({ title: 'A quiz of Pavel’s', ...quiz }),
    'scenario/voice-events.schema.json': textOf({
      title: 'An event of a call',
      description: 'What the scenario posts to /voice/events, signed. The server ignores fields that it does not know.',
      ...event,
      oneOf: event.oneOf?.map((kind) => (typeof kind === 'boolean' ? kind : withDescriptions(kind))),
    }),
  }
}

const textOf = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`

function withDescriptions(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const description = eventFields[name]
    return [name, description && typeof field === 'object' ? { ...field, description } : field]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** What the fields of every kind of event mean (scenario/protocol.ts). */
const eventFields: Record<string, string> = {
  type: 'What happened.',
  call: 'The id of the call.',
  seq: 'The number of the event in its call: 1, 2, 3 …',
  before: 'How earlier events were delivered, in attempts, attempts without an answer, and milliseconds until Pavel replied.',
  direction: 'Whether the visitor calls or is called.',
  caller: 'The visitor’s number. Inbound, as the network gives it: digits, a word such as `anonymous`, or nothing.',
  called: 'Our number: the one that was dialled, or the one that is shown to the visitor.',
  control: 'The secret URL of the call’s session, for pushed turns. Empty if the engine gave none.',
  version: 'The version of the protocol.',
  session: 'Tells two sessions apart that were started for one call.',
  build: 'The fingerprint of the script, by which the server knows whether it is the one that it came with.',
  turn: 'The turn that this event answers.',
  text: 'What the recogniser understood.',
  confidence: 'How sure the recogniser is, from 0 to 1.',
  keys: 'The keys that were pressed.',
  interrupted: 'The caller said it over Pavel: the piece of the turn that was cut off, counted from 0.',
  corrects: 'The words went on after the turn had been answered with their beginning, and take the place of that answer.',
  interruptions:
    'What came of listening while Pavel spoke: times he fell silent, times he said a piece again because nothing came of it, echoes of his own words, and the longest time in milliseconds until he fell silent.',
  findings: 'What the first-call check found out, by its name.',
  reason: 'The engine’s own words, or an empty text.',
  seconds: 'The length of the call in seconds.',
  by: 'Who ended the call, as far as the scenario knows. `line`: the sound had stopped before.',
  code: 'The SIP code with which the call failed.',
}

// The tests import parts of this file without running it.
if (import.meta.main) await main()
