export { importCodes } from './codes.ts'
export { createGallery, type Gallery } from './gallery.ts'
export { type QuizFile, QuizFileProblem, readQuiz } from './quiz-file.ts'
