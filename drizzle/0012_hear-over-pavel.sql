ALTER TABLE "calls" ADD COLUMN "interruptions" json;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "interrupted" integer;