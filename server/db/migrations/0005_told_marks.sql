ALTER TABLE "devices" ADD COLUMN "told" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "told_from" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "devices" SET "told_from" = "spaces"."seq" FROM "spaces" WHERE "spaces"."member_id" = "devices"."member_id";
