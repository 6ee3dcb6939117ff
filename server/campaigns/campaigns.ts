export { createGallery, type Gallery } from './picture-gallery.ts'
export { preparePools } from './pools.ts'
export { type QuizFile, QuizFileProblem, readQuiz } from './quiz-file.ts'
