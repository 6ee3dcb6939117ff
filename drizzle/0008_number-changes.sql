ALTER TABLE "visits" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "visits_participant" ON "visits" USING btree ("participant_id");