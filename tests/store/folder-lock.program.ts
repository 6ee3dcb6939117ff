import { lockFolder } from '../../server/store/embedded/folder-lock.ts'

/** Locks the folder that the command line names, says so, and holds it until it is killed. */
await lockFolder(process.argv[2] ?? '')
console.log('locked')
setInterval(() => {}, 60_000)
