CREATE TABLE "callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz" text NOT NULL,
	"visit_id" integer NOT NULL,
	"phone" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"call_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"called_at" timestamp with time zone,
	"control" text,
	"ended_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"quiz" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"call_id" text,
	"findings" json DEFAULT '{}'::json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "control" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "session" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "pushes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "pushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "hung_up_by" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "turn" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "heard" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "confidence" real;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "reply_ms" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "tries" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "lost" integer;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "sms" text;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_phone" ON "callbacks" USING btree ("quiz","phone") WHERE "callbacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "callbacks_waiting" ON "callbacks" USING btree ("quiz","call_at") WHERE "callbacks"."called_at" is null and "callbacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "callbacks_number" ON "callbacks" USING btree ("quiz","phone");--> statement-breakpoint
CREATE INDEX "callbacks_visit" ON "callbacks" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "calls_pushed" ON "calls" USING btree ("pushed_at") WHERE "calls"."pushes" > 0 and "calls"."ended_at" is null;