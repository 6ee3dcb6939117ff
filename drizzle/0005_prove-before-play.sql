CREATE TABLE "blocked_numbers" (
	"disguise" text PRIMARY KEY NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prizes_given" (
	"quiz" text NOT NULL,
	"discount" integer NOT NULL,
	"given" integer NOT NULL,
	CONSTRAINT "prizes_given_tier" PRIMARY KEY("quiz","discount")
);
--> statement-breakpoint
ALTER TABLE "participants" DROP CONSTRAINT "participants_quiz_phone";--> statement-breakpoint
DROP INDEX "callbacks_number";--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "phone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "address_disguise" text;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "taken_by" text;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "kind" text DEFAULT 'prize' NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "draw" integer[];--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "seed" integer;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "address_disguise" text;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "tells_game" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "callbacks_address" ON "callbacks" USING btree ("address_disguise","called_at");--> statement-breakpoint
CREATE INDEX "callbacks_called" ON "callbacks" USING btree ("called_at");--> statement-breakpoint
CREATE INDEX "callbacks_taken" ON "callbacks" USING btree ("taken_by");--> statement-breakpoint
CREATE INDEX "calls_participant" ON "calls" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_attempt" ON "participants" USING btree ("quiz","phone") WHERE "participants"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "participants_started" ON "participants" USING btree ("quiz","started_at");--> statement-breakpoint
CREATE INDEX "participants_finished" ON "participants" USING btree ("quiz","finished_at");--> statement-breakpoint
CREATE INDEX "participants_visit" ON "participants" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "participants_messages" ON "participants" USING btree ("finished_at") WHERE "participants"."sms" is not null;--> statement-breakpoint
CREATE INDEX "callbacks_number" ON "callbacks" USING btree ("phone");