import process from 'node:process'

/** Preloaded into the program. Each SIGUSR2 causes `TROUBLES` unhandled rejections and as many uncaught exceptions. */
process.on('SIGUSR2', () => {
  for (let trouble = 0; trouble < Number(process.env.TROUBLES); trouble++) {
    void Promise.reject(new Error('a promise that nobody waited for'))
    setTimeout(() => {
      throw new Error('a timer that threw')
    })
  }
})
