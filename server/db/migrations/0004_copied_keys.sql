ALTER TABLE "devices" ADD COLUMN "copy_of" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "keys_copied" boolean DEFAULT false NOT NULL;