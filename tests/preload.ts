import { afterEach, beforeEach, setDefaultTimeout } from 'bun:test'
import { afterTests, beforeTests } from './cast/around.ts'

setDefaultTimeout(20_000)

beforeEach(async () => {
  for (const act of beforeTests) await act()
})

afterEach(async () => {
  for (const act of afterTests) await act()
})
