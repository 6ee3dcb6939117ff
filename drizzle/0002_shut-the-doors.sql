CREATE TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "delivery" text;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_delivery" UNIQUE("delivery");