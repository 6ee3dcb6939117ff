export { createGallery, drawingsOf, type Gallery } from './picture-gallery.ts'
export { doubtsAbout, preparePools } from './pools.ts'
export { type CheckedQuiz, checkQuiz, type QuizFile, QuizFileProblem, readQuiz } from './quiz-file.ts'
