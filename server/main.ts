import process from 'node:process'
import { compileDatabase } from './store/wasm/wasm.ts'

// Compiling the embedded database takes as long as loading the server's modules, and other threads do most of it.
if (!process.env.DATABASE_URL) compileDatabase().catch(() => {})
await import('./start/program.ts')
