ALTER TABLE "visits" ADD COLUMN "digits_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "calls_tried" ON "calls" USING btree ("started_at") WHERE "calls"."tries" > 0;--> statement-breakpoint
CREATE INDEX "visits_digits_length" ON "visits" USING btree (length("digits"));--> statement-breakpoint
CREATE INDEX "visits_digits_at" ON "visits" USING btree ("digits_at") WHERE "visits"."digits" is not null;