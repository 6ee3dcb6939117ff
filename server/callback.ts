/** «Позвони мне»: a visitor asks to be called, waits for his turn, and is called. */
export { callOff } from './callback/call-off.ts'
export { type CallbackProblem, requestCallback } from './callback/request.ts'
export { type OrderProblem, takeCallback } from './callback/take.ts'
