ALTER TABLE "devices" ADD COLUMN "min_cursor" bigint;--> statement-breakpoint
UPDATE "devices" SET "min_cursor" = 0 WHERE "last_cursor" > 0;
