import { expect, test } from 'bun:test'
import { steps } from './steps.ts'
import { suites } from './suites.ts'

test('a step runs each suite', () => {
  const run = new Set(steps.flatMap(({ suite }) => suite ?? []))
  expect([...run].sort()).toEqual(suites.toSorted())
})
