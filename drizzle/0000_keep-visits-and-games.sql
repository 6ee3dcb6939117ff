CREATE TYPE "public"."verdict" AS ENUM('right', 'wrong', 'hint', 'skipped');--> statement-breakpoint
CREATE TYPE "public"."via" AS ENUM('voice', 'keys', 'typed');--> statement-breakpoint
CREATE TABLE "answers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"participant_id" integer NOT NULL,
	"call_id" text NOT NULL,
	"rebus" integer NOT NULL,
	"attempt" integer NOT NULL,
	"via" "via" NOT NULL,
	"heard" text NOT NULL,
	"verdict" "verdict" NOT NULL,
	"reason" text NOT NULL,
	"points" integer NOT NULL,
	"is_last" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_participant_rebus_attempt" UNIQUE("participant_id","rebus","attempt")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz" text NOT NULL,
	"direction" text NOT NULL,
	"caller" text,
	"called" text NOT NULL,
	"control" text NOT NULL,
	"part" text NOT NULL,
	"participant_id" integer,
	"turn" integer NOT NULL,
	"reply" json NOT NULL,
	"replied_at" timestamp with time zone NOT NULL,
	"silences" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"heard_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"reason" text,
	"seconds" integer
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"quiz" text NOT NULL,
	"discount" integer NOT NULL,
	"code" text NOT NULL,
	"participant_id" integer,
	"taken_at" timestamp with time zone,
	CONSTRAINT "codes_quiz_code" UNIQUE("quiz","code"),
	CONSTRAINT "codes_participant" UNIQUE("participant_id")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"visit_id" integer NOT NULL,
	"number" integer NOT NULL,
	"from" text NOT NULL,
	"text" text NOT NULL,
	"via" "via",
	"verdict" "verdict",
	"points" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "entries_visit_number" PRIMARY KEY("visit_id","number")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"call_id" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"reply" json NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_call_seq" PRIMARY KEY("call_id","seq")
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"quiz" text NOT NULL,
	"phone" text NOT NULL,
	"visit_id" integer NOT NULL,
	"call_id" text NOT NULL,
	"rebus" integer DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"question" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"lost_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"discount" integer,
	"code" text,
	CONSTRAINT "participants_quiz_phone" UNIQUE("quiz","phone")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "visits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"quiz" text NOT NULL,
	"phone" text NOT NULL,
	"digits" text,
	"consent_version" text NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"participant_id" integer,
	"entries" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visits_token_quiz" UNIQUE("token","quiz"),
	CONSTRAINT "visits_digits" UNIQUE("digits")
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_caller" ON "calls" USING btree ("caller");--> statement-breakpoint
CREATE INDEX "calls_heard" ON "calls" USING btree ("ended_at","heard_at");--> statement-breakpoint
CREATE INDEX "codes_free" ON "codes" USING btree ("quiz","discount","participant_id");--> statement-breakpoint
CREATE INDEX "participants_lost" ON "participants" USING btree ("lost_at");--> statement-breakpoint
CREATE INDEX "visits_phone" ON "visits" USING btree ("phone");