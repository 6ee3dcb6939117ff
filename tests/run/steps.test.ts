import { expect, test } from 'bun:test'
import { placesSteps, steps } from './steps.ts'
import { suites } from './suites.ts'

test('a step runs each suite', () => {
  const run = new Set([...steps, ...placesSteps].flatMap(({ suite }) => suite ?? []))
  expect([...run].sort()).toEqual(suites.toSorted())
})
