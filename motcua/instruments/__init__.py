"""What every kind of case uses: promises, workflow, documents."""
