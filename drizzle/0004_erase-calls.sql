ALTER TABLE "calls" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "calls_kept" ON "calls" USING btree ("ended_at") WHERE "calls"."erased_at" is null;