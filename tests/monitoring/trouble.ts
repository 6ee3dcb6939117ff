import process from 'node:process'

/** Loaded before the program: each SIGUSR2 brings a promise that is rejected unheard and a timer that throws, `TROUBLES` of each. */
process.on('SIGUSR2', () => {
  for (let trouble = 0; trouble < Number(process.env.TROUBLES); trouble++) {
    void Promise.reject(new Error('a promise that nobody waited for'))
    setTimeout(() => {
      throw new Error('a timer that threw')
    })
  }
})
