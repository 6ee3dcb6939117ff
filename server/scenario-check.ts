import process from 'node:process'
import { ConfigProblem, readConfig } from './config.ts'
import { describeFailure } from './database/failure.ts'
import { callAndExamine } from './scenario-check/call-and-examine.ts'
import { addressOf, openDoor, DoorProblem } from './scenario-check/door.ts'

/** `bun run scenario:check`: asks the running server to examine the next call, and tells what it found. Ends with 1 where it could not, or somebody has to do something. */
async function main(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const isFine = await callAndExamine(openDoor(addressOf(config), config.operatorPasswords[0]), console.log)
    process.exitCode = isFine ? 0 : 1
  } catch (error) {
    console.error(isSentence(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, DoorProblem].some((problem) => error instanceof problem)
}
