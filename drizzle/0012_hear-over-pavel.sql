ALTER TABLE "calls" ADD COLUMN "interruptions" json;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "interrupted" integer;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD COLUMN "guesses" json;