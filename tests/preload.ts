import { afterEach, beforeEach, setDefaultTimeout } from 'bun:test'
import { afterTests, beforeTests } from './cast/around.ts'

// longer than anything that is waited for inside a test, which then says what it was. Where processes share a run, Bun keeps this
// for the first file of each only: tests/run/steps.ts says the same once more
setDefaultTimeout(60_000)

beforeEach(async () => {
  for (const act of beforeTests) await act()
})

afterEach(async () => {
  for (const act of afterTests) await act()
})
